"""An approved text that is held: the approval is recorded, nothing goes live until whoever holds it says so."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision, WorkflowState

from cms.newsroom.models import Approval
from cms.newsroom.moderation import approvals
from cms.newsroom.moderation.approvals import ApprovalLostError, find_approval, find_approvals, publish_approved
from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.newsroom.moderation.submissions import WENT_LIVE_AS_APPROVED
from cms.newsroom.moderation.void_reasons import EDITED
from magazine.models import Section


@pytest.fixture
def held(monkeypatch):
    """The texts that something holds: a set of (model, id) that the test fills."""
    texts = set()
    monkeypatch.setattr(approvals, "_holds", [*approvals._holds, lambda text, revision: _say(text, texts)])
    return texts


def _say(text, texts):
    return "It waits for the issue." if (type(text), text.pk) in texts else None


def _read(text):
    return type(text).objects.get(pk=text.pk)


def _list_actions(text):
    return list(log_registry.get_logs_for_instance(_read(text)).order_by("pk").values_list("action", flat=True))


@pytest.fixture
def people(newsroom, hire):
    return hire("editor", "fr"), hire("moderator", "fr")


@pytest.fixture(params=["page", "snippet"])
def text(request, people, write, make_section, held):
    text = write("fr") if request.param == "page" else make_section(live=False)
    held.add((type(text), text.pk))
    text.save_revision(user=people[0].user, log_action=True)
    return _read(text)


def _approve(text, editor, moderator):
    state = text.get_workflow().start(text, editor.user)
    task_state = state.current_task_state
    task_state.task.specific.on_action(task_state, moderator.user, "approve")
    return state


def test_an_approval_through_the_workflow_is_recorded_and_logged_and_publishes_nothing(text, people):
    state = _approve(text, *people)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_APPROVED
    text = _read(text)
    assert not text.live
    approval = find_approval(text)
    assert (approval.user, approval.revision) == (people[1].user, text.latest_revision)
    assert _list_actions(text).count(approvals.APPROVED) == 1


def test_a_direct_publication_is_recorded_as_an_approval_and_ends_the_moderation(text, people):
    text.get_workflow().start(text, people[0].user)
    text.latest_revision.publish(user=people[1].user)
    text = _read(text)
    assert not text.live
    assert text.current_workflow_state is None
    assert find_approval(text)


def test_who_may_not_publish_cannot_approve_by_publishing_either(text, people, hire):
    """Even those who wrote none of it: editors, and moderators of another language."""
    for stranger in (hire("editor", "fr"), hire("moderator", "pt")):
        with pytest.raises(PermissionDenied):
            text.latest_revision.publish(user=stranger.user)
    assert find_approval(text) is None


def test_without_a_person_who_approves_a_held_text_is_refused(text):
    with pytest.raises(PublicationRefusedError, match="It waits for the issue."):
        text.latest_revision.publish()
    assert find_approval(text) is None
    text.latest_revision.publish(log_action="wagtail.publish.scheduled")  # logged, so that the others go on
    assert not _read(text).live


def test_nobody_approves_early_what_they_wrote(text, people):
    editor, moderator = people
    text.summary = text.name = "Des mots et encore des mots de la modératrice elle-même"
    text.save_revision(user=moderator.user)
    with pytest.raises(PermissionDenied):
        _read(text).latest_revision.publish(user=moderator.user)
    assert not Approval.objects.exists()


def test_what_was_approved_goes_live_and_is_settled_for_who_approved(text, people, held):
    _approve(text, *people)
    approval = find_approval(_read(text))
    revision = publish_approved(_read(text), approval)
    text = _read(text)
    assert text.live
    assert text.live_revision_id == revision.pk == approval.revision_id
    assert find_approval(text) is None
    assert _list_actions(text)[-2:] == ["wagtail.publish", WENT_LIVE_AS_APPROVED]
    with pytest.raises(ApprovalLostError):
        publish_approved(text, approval)


def test_a_new_draft_with_other_content_voids_the_approval(text, people):
    _approve(text, *people)
    text = _read(text).get_latest_revision_as_object()
    approval = find_approval(text)
    if isinstance(text, Page):
        text.title = "Un autre titre"
    else:
        text.name = "Un autre nom"
    text.save_revision(user=people[0].user)
    assert find_approval(_read(text)) is None
    approval.refresh_from_db()
    assert approval.voided_at
    assert approval.void_reason == EDITED
    assert _list_actions(text)[-1] == approvals.VOIDED
    with pytest.raises(ApprovalLostError, match="changed"):
        publish_approved(_read(text), approval)
    assert not _read(text).live


def test_a_new_draft_with_the_same_content_keeps_the_approval(text, people):
    _approve(text, *people)
    text = _read(text)
    text.get_latest_revision_as_object().save_revision(user=people[0].user)
    text = _read(text)
    assert find_approval(text).revision_id == text.latest_revision_id


def test_a_draft_that_is_overwritten_loses_its_approval_even_if_nobody_voided_it(text, people):
    _approve(text, *people)
    revision = _read(text).latest_revision
    content = dict(revision.content)
    content["title" if isinstance(text, Page) else "name"] = "Réécrit"
    revision.content = content
    revision.save(update_fields=["content"])
    assert find_approval(_read(text)) is None


def test_the_approvals_of_many_texts_take_one_query(people, write, make_section, held, django_assert_num_queries):
    texts = [write("fr", title=f"Texte {number}") for number in range(4)]
    texts.append(make_section(live=False))
    for text in texts:
        held.add((type(text), text.pk))
        text.save_revision(user=people[0].user)
        _read(text).latest_revision.publish(user=people[1].user)
    texts = [_read(text) for text in texts]
    find_approvals(texts)
    with django_assert_num_queries(1):
        assert set(find_approvals(texts)) == set(texts)
    assert isinstance(texts[-1], Section)


def test_a_publication_of_an_earlier_version_leaves_the_moderation_of_a_newer_one(text, people, held, commit):
    editor, moderator = people
    held.clear()
    earlier = text.latest_revision
    later = text.get_latest_revision_as_object()
    later.summary = later.description = "Un autre résumé"
    later.save_revision(user=editor.user)
    state = text.get_workflow().start(_read(text), editor.user)
    with commit():
        Revision.objects.get(pk=earlier.pk).publish()  # as the timer does
    state.refresh_from_db()
    assert _read(text).live
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    with commit():
        _read(text).latest_revision.publish(user=moderator.user)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_CANCELLED  # what was submitted is live
