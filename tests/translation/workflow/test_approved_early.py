"""A translation that is approved before its original is live waits for it, and goes live with it."""

import itertools

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, WorkflowState

from cms.bin.deleting import put_in_bin
from cms.bin.restoring import restore
from cms.newsroom.models import Approval
from cms.newsroom.moderation import approvals, void_reasons
from cms.newsroom.moderation.approvals import find_approval
from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from cms.translation.models import Notice, State, TextState
from cms.translation.sync.sources import send_changes
from cms.translation.text import approved
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from cms.translation.workflow.approvals import find_hold
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def people(newsroom, hire):
    """A translator and two moderators of Portuguese, an editor and a moderator of French."""
    return {
        "translator": hire("translator", "pt").user,
        "moderator": hire("moderator", "pt").user,
        "other": hire("moderator", "pt").user,
        "editor": hire("editor", "fr").user,
        "chief": hire("moderator", "fr").user,
    }


@pytest.fixture(params=["page", "snippet"])
def translation(request, people, write, commit, pt, fr):
    """The translation of a French draft, of a page and of a snippet."""
    with commit():
        if request.param == "page":
            original = write("fr", title="Un texte", summary="Un résumé.")
        else:
            original = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
            original.save_revision(user=people["editor"])
        translation = start_translation(original, pt)
        translation.save_target(publish=False)
    return translation


def read(text):
    return type(text)._default_manager.get(pk=text.pk)


def get_original(translation):
    return translation.source.get_source_instance()


def is_live(translation):
    return translation.get_target_instance().live


def read_state(translation):
    return TextState.objects.get(translation=translation).state


@pytest.fixture
def approve(people, fill, commit):
    """Translate everything, submit it, and approve it through the workflow."""

    def approve(translation, who="moderator", mark="[{}]".format):
        fill(translation, mark=mark, user=people["translator"])
        with commit():
            state = moderation.submit(translation, people["translator"])
        return answer(translation, who, state)

    def answer(translation, who, state):
        with commit():
            task_state = state.current_task_state
            task_state.task.specific.on_action(task_state, people[who], "approve")
        state.refresh_from_db()
        return state

    return approve


@pytest.fixture
def change(people, commit):
    """Save a draft of an original with other words or values; "publish" also publishes it."""

    def change(translation, publish=False, **values):
        with commit():
            original = get_original(translation).get_latest_revision_as_object()
            for name, value in values.items():
                setattr(original, "name" if name == "title" and isinstance(original, Section) else name, value)
            revision = original.save_revision(user=people["editor"])
            if publish:
                revision.publish(user=people["chief"])

    return change


@pytest.fixture
def publish(people, commit):
    def publish(translation):
        with commit():
            get_original(translation).get_latest_revision().publish(user=people["chief"])

    return publish


def get_title(text):
    return text.title if isinstance(text, Page) else text.name


# --- Waiting, and going live with the original ------------------------------------------------------------------------


def test_an_early_approval_is_recorded_and_the_translation_waits(translation, approve, people):
    state = approve(translation)
    assert state.status == WorkflowState.STATUS_APPROVED
    target = translation.get_target_instance()
    assert not target.live
    approval = find_approval(target)
    assert (approval.user, approval.revision_id) == (people["moderator"], target.latest_revision_id)
    assert read_state(translation) == State.APPROVED


def test_it_goes_live_with_its_original(translation, approve, publish):
    approve(translation)
    publish(translation)
    target = translation.get_target_instance()
    assert target.live
    assert get_title(target).startswith("[")
    assert target.live_revision_id == target.latest_revision_id
    assert read_state(translation) == State.UP_TO_DATE
    assert find_approval(target) is None


def test_it_goes_live_with_an_original_that_is_scheduled(translation, approve, people, commit):
    approve(translation)
    original = get_original(translation).get_latest_revision_as_object()
    original.go_live_at = timezone.now() + timezone.timedelta(days=1)
    with commit():
        revision = original.save_revision(user=people["editor"])
        revision.publish(user=people["chief"])
    assert not is_live(translation)
    assert read_state(translation) == State.APPROVED
    content = revision.content | {"go_live_at": (timezone.now() - timezone.timedelta(minutes=1)).isoformat()}
    revision.content, revision.approved_go_live_at = content, timezone.now() - timezone.timedelta(minutes=1)
    revision.save()
    with commit():
        call_command("publish_scheduled")
    assert get_original(translation).live
    assert is_live(translation)


def test_a_direct_publication_by_a_moderator_waits_too(translation, fill, people, publish, commit):
    fill(translation, user=people["translator"])
    with commit():
        moderation.publish(translation, people["moderator"])
    assert not is_live(translation)
    assert find_approval(translation.get_target_instance()).user == people["moderator"]
    publish(translation)
    assert is_live(translation)


def test_nobody_approves_early_what_they_translated(translation, fill, people, commit):
    fill(translation, mark="[{}], cinco palavras que ela escreveu mesmo".format, user=people["moderator"])
    with commit():
        moderation.submit(translation, people["moderator"])
    with pytest.raises(PermissionDenied):
        moderation.publish(translation, people["moderator"])
    with pytest.raises(PermissionDenied):
        translation.get_target_instance().latest_revision.publish(user=people["moderator"])
    assert not Approval.objects.exists()


def test_what_is_incomplete_is_not_approved_early(translation, fill, people):
    fill(translation, "slug", user=people["translator"])
    with pytest.raises(moderation.IncompleteError):
        moderation.publish(translation, people["moderator"])
    revision = translation.get_target_instance().latest_revision
    with pytest.raises(PublicationRefusedError):
        revision.publish(user=people["moderator"])
    assert not Approval.objects.exists()


def test_without_a_person_nothing_is_approved(translation, fill, people):
    fill(translation, user=people["translator"])
    with pytest.raises(PublicationRefusedError, match="not published yet"):
        moderation.save_draft(translation).publish()
    assert not Approval.objects.exists()
    assert not is_live(translation)


def test_both_go_live_in_one_transaction_or_not_at_all(translation, approve, people):
    approve(translation)
    with transaction.atomic():
        get_original(translation).get_latest_revision().publish(user=people["chief"])
        assert is_live(translation)
        transaction.set_rollback(True)
    assert not get_original(translation).live
    assert not is_live(translation)
    assert find_approval(translation.get_target_instance())


def test_a_translation_that_fails_does_not_hold_its_original_back(translation, approve, publish, monkeypatch):
    approve(translation)
    target = translation.get_target_instance()
    own = type(target).publish

    def fail(self, revision, *args, approval=None, **kwargs):
        if approval:
            raise RuntimeError("The disk is full.")
        return own(self, revision, *args, approval=approval, **kwargs)

    monkeypatch.setattr(type(target), "publish", fail)
    publish(translation)
    assert get_original(translation).live
    assert not is_live(translation)
    assert Approval.objects.get().void_reason == approved.FAILED
    assert read_state(translation) == State.VOIDED


# --- What voids an approval, and what does not ------------------------------------------------------------------------


def test_other_words_of_the_original_void_it_when_they_go_live(translation, approve, change):
    approve(translation)
    change(translation, title="Tout autre chose")
    assert find_approval(translation.get_target_instance()) is None  # already for the draft
    assert read_state(translation) == State.APPROVED  # the editor may still take it back
    change(translation, publish=True)
    assert get_original(translation).live
    assert not is_live(translation)
    assert Approval.objects.get().void_reason == approved.ORIGINAL
    assert read_state(translation) == State.VOIDED


def test_other_words_that_are_sent_to_the_translators_void_it_at_once(translation, approve, change, people, commit):
    approve(translation)
    change(translation, title="Tout autre chose")
    with commit():
        send_changes(get_original(translation), people["editor"])
    assert Approval.objects.get().void_reason == approved.ORIGINAL


def test_words_that_are_taken_back_void_nothing(translation, approve, change):
    approve(translation)
    before = get_title(get_original(translation).get_latest_revision_as_object())
    change(translation, title="Tout autre chose")
    change(translation, title=before, publish=True)
    assert is_live(translation)


def test_punctuation_voids_nothing(translation, approve, change):
    approve(translation)
    change(translation, title=get_title(get_original(translation).get_latest_revision_as_object()) + " !")
    assert find_approval(translation.get_target_instance())
    change(translation, publish=True)
    assert is_live(translation)
    assert read_state(translation) == State.UP_TO_DATE


def test_other_words_of_the_translation_void_it(translation, approve, fill, publish):
    approve(translation)
    fill(translation, mark="other {}".format)
    assert find_approval(translation.get_target_instance()) is None
    assert Approval.objects.get().void_reason == approved.WORDS
    assert read_state(translation) == State.VOIDED
    publish(translation)
    assert get_original(translation).live
    assert not is_live(translation)


def test_the_same_words_saved_again_void_nothing(translation, approve, fill, publish):
    approve(translation)
    fill(translation)
    publish(translation)
    assert is_live(translation)


def test_what_is_unpublished_is_void(translation, approve, publish, fill, people, commit, change):
    approve(translation)
    publish(translation)
    change(translation, title="Tout autre chose")
    with commit():
        send_changes(get_original(translation), people["editor"])
    approve(translation)
    assert read_state(translation) == State.APPROVED
    with commit():
        translation.get_target_instance().unpublish()
    publish(translation)
    assert not is_live(translation)


def test_an_update_of_a_live_translation_waits_for_the_update_of_its_original(
    translation, approve, publish, people, commit, change
):
    approve(translation)
    publish(translation)
    change(translation, title="Tout autre chose")
    with commit():
        send_changes(get_original(translation), people["editor"])
    approve(translation)
    assert "Tout" not in get_title(translation.get_target_instance())
    publish(translation)
    assert get_title(translation.get_target_instance()) == "[Tout autre chose]"


def test_a_translation_that_is_stopped_goes_live_by_itself_only(translation, approve, publish, commit):
    approve(translation)
    translation.enabled = False
    with commit():
        translation.save(update_fields=["enabled"])
    publish(translation)
    assert not is_live(translation)


def test_a_second_approval_replaces_the_first(translation, approve, fill, people, commit, publish):
    approve(translation)
    fill(translation, mark="other {}".format, user=people["translator"])
    with commit():
        moderation.publish(translation, people["other"])
    assert find_approval(translation.get_target_instance()).user == people["other"]
    assert Approval.objects.count() == 2
    publish(translation)
    assert get_title(translation.get_target_instance()).startswith("other")


def test_a_submission_of_an_approved_translation_needs_another_approval(translation, approve, people, commit, publish):
    approve(translation)
    with commit():
        moderation.submit(translation, people["translator"])
    assert Approval.objects.get().void_reason == void_reasons.AGAIN
    publish(translation)
    assert not is_live(translation)


# --- The bin, private originals, many at once -------------------------------------------------------------------------


def test_a_translation_in_the_bin_stays_there_when_its_original_goes_live(
    start_draft, approve, publish, superuser, commit
):
    translation = start_draft()
    approve(translation)
    with commit():
        entry = put_in_bin(translation.get_target_instance(), superuser.user)
    assert Approval.objects.get().void_reason == void_reasons.UNPUBLISHED
    publish(translation)
    assert not is_live(translation)
    with commit():
        restore(entry, superuser.user)
    assert not is_live(translation)  # what was deleted needs another approval
    assert find_approval(translation.get_target_instance()) is None


def test_a_translation_goes_live_with_an_original_that_came_back_from_the_bin(
    start_draft, approve, publish, superuser, commit
):
    translation = start_draft()
    approve(translation)
    with commit():
        entry = put_in_bin(get_original(translation), superuser.user)
    assert not is_live(translation)
    with commit():
        restore(entry, superuser.user)
    publish(translation)
    assert is_live(translation)


def test_the_translation_of_a_private_original_goes_live_as_private_as_it(start_draft, approve, publish, client):
    translation = start_draft()
    PageViewRestriction.objects.create(page=get_original(translation), restriction_type=PageViewRestriction.LOGIN)
    approve(translation)
    publish(translation)
    assert is_live(translation)
    assert client.get(translation.get_target_instance().get_url()).status_code == 302  # to the sign-in


def test_publishing_many_says_which_were_approved_and_wait(start_draft, fill, people, hire, commit):
    translation = start_draft()
    fill(translation, user=people["translator"])
    target = translation.get_target_instance()
    with commit():
        moderation.submit(translation, people["translator"])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with commit():
        answer = hire("moderator", "pt").browser.post(f"{address}?id={target.pk}&next=/admin/", follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 1
    assert "was approved. It goes live with its original." in said[0]
    assert find_approval(translation.get_target_instance())
    assert not is_live(translation)


# --- What people see, and what it costs -------------------------------------------------------------------------------


def test_the_workbench_says_who_approved_it_and_offers_to_withdraw(start_draft, hire, approve, act):
    translation = start_draft()
    approve(translation)
    desk = hire("moderator", "pt")
    shown = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content.decode()
    assert "It goes live with its original." in shown
    assert "withdraw-approval" in shown
    assert "submit-for-moderation" not in shown
    act(desk, translation, "withdraw-approval")
    assert Approval.objects.get().void_reason == void_reasons.WITHDRAWN
    shown = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content.decode()
    assert "The approval was withdrawn." in shown


@pytest.mark.parametrize(("editor", "release"), [("workbench", False), ("localize", False), ("localize", True)])
def test_no_button_promises_a_publication_that_waits(
    editor, release, start, start_draft, fill, hire, people, commit, settings
):
    settings.TRANSLATION_EDITOR = editor
    translation = start() if release else start_draft()
    fill(translation, user=people["translator"])
    target = translation.get_target_instance()
    if release:
        add_texts(create_release("N 13", people["chief"]), [TextKey.of(target)])
    with commit():
        moderation.submit(translation, people["translator"])
    moderator = hire("moderator", "pt")
    shown = moderator.get("wagtailadmin_pages:edit", target.pk).content.decode()
    assert 'value="approve"' in shown
    assert "Approve and publish" not in shown


def test_a_publication_in_the_editor_of_the_original_takes_its_translations_along(start_draft, hire, approve, commit):
    translation = start_draft()
    approve(translation)
    with commit():
        hire("moderator", "fr").publish(get_original(translation))
    assert get_original(translation).live
    assert translation.get_target_instance().live


def test_who_approved_is_told_that_it_no_longer_holds(start_draft, approve, fill, people):
    translation = start_draft()
    approve(translation)
    fill(translation, mark="other {}".format)
    told = set(Notice.objects.filter(kind=Notice.Kind.VOIDED).values_list("recipient", flat=True))
    assert told == {people["moderator"].pk, people["translator"].pk}


def test_an_original_without_translations_pays_one_query_at_most(people, write, monkeypatch):
    titles = itertools.count()

    def count():
        page = write("fr", title=f"Texte {next(titles)}")
        with CaptureQueriesContext(connection) as queries:
            page.get_latest_revision().publish(user=people["chief"])
        return len(queries)

    count()  # content types and the like are known afterwards
    monkeypatch.setattr(approvals, "_holds", [find_hold])
    with_approvals = count()
    monkeypatch.setattr(approvals, "_holds", [])
    monkeypatch.setattr(approvals, "_followers", [])
    assert with_approvals <= count() + 1


@pytest.fixture
def start_draft(write, commit, pt):
    """Start the Portuguese translation of a French page that is a draft."""

    def start_draft():
        with commit():
            translation = start_translation(write("fr", title="Un texte", summary="Un résumé."), pt)
            translation.save_target(publish=False)
        return translation

    return start_draft
