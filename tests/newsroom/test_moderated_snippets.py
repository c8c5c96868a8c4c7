"""Sections, topics and partners go the way of every text: drafts, moderation by their language, four eyes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, TaskState

from cms.newsroom.models import LanguageGroup
from cms.newsroom.news import find_news
from cms.newsroom.roles import bootstrap_roles
from magazine.models import Section
from tests.factories import SectionFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "wagtailsnippets_magazine_section:"


@pytest.fixture
def make(fr, pt):
    """Make a section with its revision, in French or Portuguese: live, or a draft."""

    def make(locale=fr, name="Patrimoine", live=True):
        section = SectionFactory(locale=locale, name=name, slug="patrimoine", live=live)
        revision = section.save_revision()
        if live:
            revision.publish()
        return Section.objects.get(pk=section.pk)

    return make


def save(desk, section, action="", name="Héritage", **data):
    """Send the snippet editor's form as its buttons do."""
    data |= {"name": name, "slug": "patrimoine", "description": ""}
    if action:
        data[f"action-{action}"] = "1"
    return desk.post(f"{ADDRESS}edit", section.pk, data=data)


def answer(desk, section, action, comment=""):
    task_state = TaskState.objects.for_instance(section).order_by("-pk").first()
    return desk.post(f"{ADDRESS}workflow_action", section.pk, action, task_state.pk, data={"comment": comment})


def read(section):
    """What readers are shown: the row, and whether it is live."""
    section = Section.objects.get(pk=section.pk)
    return section.name, section.live


def get_latest_name(section):
    return Section.objects.get(pk=section.pk).get_latest_revision_as_object().name


# --- The way ---------------------------------------------------------------------------------------------------------


def test_what_an_editor_changes_in_a_live_section_waits_for_a_moderator(hire, make):
    section = make()
    save(hire("editor", "fr"), section, "submit")
    assert read(section) == ("Patrimoine", True)
    assert Section.objects.get(pk=section.pk).workflow_in_progress
    answer(hire("moderator", "fr"), section, "approve")
    assert read(section) == ("Héritage", True)


def test_its_workflow_is_that_of_its_language(hire, make, pt):
    french, portuguese = make(), make(pt, "Património")
    assert french.get_workflow() != portuguese.get_workflow()
    save(hire("editor", "pt"), portuguese, "submit")
    for code, sees in [("fr", False), ("pt", True)]:
        assert ("Héritage" in hire("moderator", code).read_home()) == sees


@pytest.mark.parametrize("code", ["fr", "pt"])
def test_a_new_section_is_submitted_to_the_moderators_of_its_language(code, hire, newsroom):
    editor = hire("editor", code)
    address = f"{reverse(f'{ADDRESS}add')}?locale={code}"
    form = editor.browser.get(address).content.decode()
    workflow = Section(locale=newsroom[code].locale).get_workflow()
    assert workflow.name in form
    assert "action-publish" not in form
    data = {"name": "Neuve", "slug": "neuve", "description": "", "action-submit": "1"}
    editor.browser.post(address, data)
    section = Section.objects.get()
    assert (section.live, section.current_workflow_state.workflow) == (False, workflow)
    answer(hire("moderator", code), section, "approve")
    assert read(section) == ("Neuve", True)


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("live", [True, False])
def test_who_may_not_publish_leaves_a_draft(role, live, hire, make):
    section = make(live=live)
    desk = hire(role, "fr")
    form = desk.get(f"{ADDRESS}edit", section.pk).content.decode()
    assert "action-submit" in form
    assert "action-publish" not in form
    save(desk, section, "publish")
    assert Section.objects.get(pk=section.pk).live == live
    if live:
        assert read(section) == ("Patrimoine", True)
    assert get_latest_name(section) == "Héritage"


def test_changes_are_asked_for_with_a_comment_and_the_text_is_resumed(hire, make):
    section, editor, moderator = make(), hire("editor", "fr"), hire("moderator", "fr")
    save(editor, section, "submit")
    answer(moderator, section, "reject", "")
    assert Section.objects.get(pk=section.pk).workflow_in_progress
    answer(moderator, section, "reject", "Trop vague")
    assert not Section.objects.get(pk=section.pk).workflow_in_progress
    save(editor, section, "submit", name="Héritages")
    answer(moderator, section, "approve")
    assert read(section) == ("Héritages", True)


def test_who_submitted_does_not_change_it_while_it_is_under_review(hire, make):
    section, editor = make(), hire("editor", "fr")
    save(editor, section, "submit")
    save(editor, section, name="Autre chose")
    assert get_latest_name(section) == "Héritage"


def test_only_live_sections_are_offered_to_choose(hire, make):
    make(name="Offerte")
    make(name="Brouillon", live=False)
    found = hire("editor", "fr").get("wagtailsnippetchoosers_magazine_section:choose").content.decode()
    assert "Offerte" in found
    assert "Brouillon" not in found


# --- The doors, in another language than one's own -------------------------------------------------------------------


@pytest.fixture
def half(hire):
    """Somebody who edits Portuguese and moderates French: each right counts in its own language only."""
    desk = hire("moderator", "fr")
    desk.user.groups.add(LanguageGroup.objects.get(role="editor", locale__language_code="pt").group)
    return desk


def test_a_moderator_of_another_language_does_not_publish_in_the_editor(half, make, pt):
    section = make(pt, "Património")
    form = half.get(f"{ADDRESS}edit", section.pk).content.decode()
    assert "action-publish" not in form
    assert reverse(f"{ADDRESS}unpublish", args=[section.pk]) not in form
    save(half, section, "publish")
    assert read(section) == ("Património", True)
    save(half, make(), "publish")
    assert Section.objects.filter(name="Héritage").exists()


def test_a_moderator_of_another_language_does_not_publish_what_is_new_or_copied(half, make, pt):
    section = make(pt, "Património")
    data = {"name": "Cópia", "slug": "copia", "description": "", "action-publish": "1"}
    for address in [reverse(f"{ADDRESS}add"), reverse(f"{ADDRESS}copy", args=[section.pk])]:
        half.browser.post(f"{address}?locale=pt", data)
    assert list(Section.objects.filter(name="Cópia").values_list("live", flat=True)) == [False, False]


def test_a_moderator_of_another_language_does_not_publish_an_earlier_version(half, make, pt):
    section = make(pt, "Património")
    earlier = section.latest_revision
    section.name = "Herança"
    section.save_revision().publish()
    address = reverse(f"{ADDRESS}revisions_revert", args=[section.pk, earlier.pk])
    half.browser.post(
        address, {"name": "Património", "slug": "p", "description": "", "revision": earlier.pk, "action-publish": "1"}
    )
    assert read(section) == ("Herança", True)


@pytest.mark.parametrize("name", ["unpublish", "lock", "delete"])
def test_a_moderator_of_another_language_does_not_take_it_away(name, half, make, pt):
    for section, done in [(make(pt, "Património"), False), (make(), True)]:
        half.post(f"{ADDRESS}{name}", section.pk)
        now = Section.objects.filter(pk=section.pk).first()
        assert (now is None or not now.live or now.locked) == done


def test_a_moderator_of_another_language_does_not_unlock_what_somebody_locked(half, hire, make, pt):
    section = make(pt, "Património")
    hire("moderator", "pt").post(f"{ADDRESS}lock", section.pk)
    half.post(f"{ADDRESS}unlock", section.pk)
    assert Section.objects.get(pk=section.pk).locked
    save(half, section)
    assert get_latest_name(section) == "Património"
    hire("moderator", "pt").post(f"{ADDRESS}unlock", section.pk)
    assert not Section.objects.get(pk=section.pk).locked


def test_a_moderator_of_another_language_does_not_approve_or_ask_for_changes(half, hire, make, pt):
    section = make(pt, "Património")
    save(hire("editor", "pt"), section, "submit")
    for action in ("approve", "reject"):
        answer(half, section, action, "Não")
        assert Section.objects.get(pk=section.pk).workflow_in_progress
    assert read(section) == ("Património", True)


def test_a_moderator_of_another_language_does_not_stop_a_planned_publication(half, make, pt):
    for section, stopped in [(make(pt, "Património"), False), (make(), True)]:
        section.go_live_at = timezone.now() + timedelta(days=1)
        revision = section.save_revision()
        revision.publish()
        half.post(f"{ADDRESS}revisions_unschedule", section.pk, revision.pk)
        revision.refresh_from_db()
        assert (revision.approved_go_live_at is None) == stopped


def test_no_program_publishes_or_unpublishes_in_the_name_of_who_may_not(half, make, pt):
    section = make(pt, "Património", live=False)
    with pytest.raises(PermissionDenied):
        section.latest_revision.publish(user=half.user)
    with pytest.raises(PermissionDenied):
        section.latest_revision.publish(user=half.user, skip_permission_checks=True)
    live = make(pt, "Herança")
    with pytest.raises(PermissionDenied):
        live.unpublish(user=half.user)
    assert (read(section)[1], read(live)[1]) == (False, True)


@pytest.mark.parametrize("role", ["editor", "translator"])
@pytest.mark.parametrize("name", ["unpublish", "lock", "delete"])
def test_only_moderators_take_away(role, name, hire, make):
    section = make()
    hire(role, "fr").post(f"{ADDRESS}{name}", section.pk)
    section.refresh_from_db()
    assert (section.live, section.locked) == (True, False)


# --- Four eyes -------------------------------------------------------------------------------------------------------


def test_a_moderator_does_not_approve_or_publish_what_they_submitted(hire, make):
    section, moderator = make(), hire("moderator", "fr")
    save(moderator, section, "submit")
    answer(moderator, section, "approve")
    form = moderator.get(f"{ADDRESS}edit", section.pk).content.decode()
    assert "action-publish" not in form
    save(moderator, section, "publish")
    with pytest.raises(PermissionDenied):
        Section.objects.get(pk=section.pk).get_latest_revision().publish(user=moderator.user)
    assert read(section) == ("Patrimoine", True)
    answer(hire("moderator", "fr"), section, "approve")
    assert read(section) == ("Héritage", True)


def test_a_superuser_may_approve_their_own_and_it_is_logged(superuser, make):
    section = make()
    save(superuser, section, "submit")
    answer(superuser, section, "approve")
    assert read(section) == ("Héritage", True)
    assert ModelLogEntry.objects.filter(action="newsroom.own_text", user=superuser.user).count() == 1


# --- Rights ----------------------------------------------------------------------------------------------------------


def test_moderators_of_a_database_that_has_roles_already_get_the_new_rights_once(newsroom):
    group = LanguageGroup.objects.get(role="moderator", locale__language_code="fr")
    new = [key for key in group.granted if key.startswith("model:magazine.publish_")]
    assert sorted(new) == ["model:magazine.publish_section", "model:magazine.publish_topic"]
    group.granted = [key for key in group.granted if key not in new]
    group.save()
    right = group.group.permissions.get(codename="publish_section")
    group.group.permissions.remove(right)
    bootstrap_roles()
    assert right in group.group.permissions.all()
    group.group.permissions.remove(right)  # people take it away: it stays away
    bootstrap_roles()
    assert right not in group.group.permissions.all()


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_others_have_no_right_to_publish_snippets(role, newsroom):
    group = LanguageGroup.objects.get(role=role, locale__language_code="fr").group
    held = group.permissions.filter(content_type__model__in=["section", "topic", "partner"])
    assert not held.filter(codename__regex=r"^(publish|lock|unlock|delete)_").exists()


# --- What is told ----------------------------------------------------------------------------------------------------


def test_moderators_and_authors_hear_of_it(hire, make, django_capture_on_commit_callbacks):
    section, editor, moderator = make(), hire("editor", "fr"), hire("moderator", "fr")
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, section, "submit")
    assert [message.to for message in mail.outbox] == [[moderator.user.email]]
    assert reverse(f"{ADDRESS}edit", args=[section.pk]) in mail.outbox[0].body
    with django_capture_on_commit_callbacks(execute=True):
        answer(moderator, section, "reject", "Trop vague")
    assert mail.outbox[1].to == [editor.user.email]
    assert "Trop vague" in mail.outbox[1].body


def test_the_authors_home_page_says_what_became_of_it(hire, make):
    section, editor, moderator = make(), hire("editor", "fr"), hire("moderator", "fr")
    save(editor, section, "submit")
    answer(moderator, section, "reject", "Trop vague")
    home = editor.read_home()
    assert "Trop vague" in home
    assert reverse(f"{ADDRESS}edit", args=[section.pk]) in home
    assert "Trop vague" not in hire("editor", "fr").read_home()


def test_moderators_hear_that_a_text_was_withdrawn(hire, make):
    section, editor = make(), hire("editor", "fr")
    save(editor, section, "submit")
    save(editor, section, "cancel-workflow")
    assert "Withdrawn from moderation by" in hire("moderator", "fr").read_home()
    assert "Withdrawn from moderation by" not in hire("moderator", "pt").read_home()


def test_who_is_nobody_sees_no_news(newsroom):
    assert find_news(UserFactory()) == []
