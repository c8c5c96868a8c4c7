"""A button pressed too late gets a sentence as an answer, and nothing that was typed is lost."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page, TaskState

from magazine.models import Section
from tests.scenes import scene

from . import sections

TYPED = "Un résumé que la modératrice vient de taper"
JSON = {"accept": "application/json"}


@scene
def editor(hire):
    return hire("editor", "fr")


@scene
def moderator(hire):
    return hire("moderator", "fr")


@scene
def colleague(hire):
    return hire("moderator", "fr")


@scene
def text(editor, write):
    page = write(title="Texte", owner=editor.user)
    editor.submit(page)
    return page


def end(how, text, editor, colleague):
    """End the moderation of a text as another user."""
    if how == "approved":
        colleague.answer(text, "approve")
    elif how == "refused":
        colleague.answer(text, "reject", comment="Plus court")
    elif how == "withdrawn":
        editor.withdraw(text)
    else:
        colleague.publish(text)


WAYS = {
    "approved": "“Texte” has meanwhile been approved",
    "refused": "Changes to “Texte” have meanwhile been requested",
    "withdrawn": "“Texte” has meanwhile been withdrawn from moderation",
    "published": "“Texte” has meanwhile been",
}
ANSWERS = {
    "approve": {"action-workflow-action": "true", "workflow-action-name": "approve"},
    "reject": {
        "action-workflow-action": "true",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": json.dumps({"comment": "Il manque une date"}),
    },
    "without a name": {"action-workflow-action": "true"},
    "withdraw": {"action-cancel-workflow": "1"},
    "restart": {"action-restart-workflow": "1"},
}


def read_messages(answer):
    return [str(message).strip() for message in answer.context["messages"]]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("how", WAYS)
def test_the_editor_comes_back_with_what_was_typed(how, answer, text, editor, moderator, colleague):
    end(how, text, editor, colleague)
    revisions = Page.objects.get(pk=text.pk).revisions.count()
    if how == "refused" and answer in {"withdraw", "restart"}:
        return  # these are not late
    response = moderator.save(text, summary=TYPED, **ANSWERS[answer])

    assert response.status_code == 200
    assert TYPED in response.content.decode()
    (said,) = read_messages(response)
    assert said.startswith(WAYS[how])
    assert "What you wrote is still here" in said
    assert ("Il manque une date" in said) is (answer == "reject")
    assert Page.objects.get(pk=text.pk).revisions.count() == revisions


def test_who_typed_nothing_is_told_of_nothing_kept(text, moderator, colleague, editor):
    end("approved", text, editor, colleague)
    (said,) = read_messages(moderator.save(text, **ANSWERS["approve"]))
    assert "still here" not in said


@pytest.mark.parametrize("answer", ["approve", "reject"])
def test_a_draft_that_saves_itself_answers_nothing(answer, text, moderator, is_live):
    """The form that autosave sends includes the button's fields."""
    revisions = Page.objects.get(pk=text.pk).revisions.count()
    page = Page.objects.get(pk=text.pk)
    response = moderator.save(text, **ANSWERS[answer], headers=JSON)
    assert response.status_code == 400
    assert "nothing new" in response.json()["error_message"]
    assert page.revisions.count() == revisions

    response = moderator.save(text, summary=TYPED, **ANSWERS[answer], headers=JSON)
    assert response.status_code == 200
    assert response.json()["success"]
    assert Page.objects.get(pk=text.pk).get_latest_revision_as_object().summary == TYPED
    assert not is_live(text)
    assert Page.objects.get(pk=text.pk).specific.workflow_in_progress


def test_one_that_comes_after_the_answer_changes_nothing(text, moderator):
    moderator.save(text, **ANSWERS["approve"])
    revisions = Page.objects.get(pk=text.pk).revisions.count()
    assert moderator.save(text, **ANSWERS["approve"], headers=JSON).status_code == 400
    page = Page.objects.get(pk=text.pk)
    assert page.revisions.count() == revisions
    assert not page.has_unpublished_changes


def test_who_may_not_answer_any_more_is_told_and_what_they_wrote_is_a_draft(text, moderator, editor):
    page = Page.objects.get(pk=text.pk).get_latest_revision_as_object()
    page.summary = " ".join(f"mot{number}" for number in range(40))
    page.save_revision(user=moderator.user)
    response = moderator.save(text, title="Texte mieux", **ANSWERS["approve"])
    said = read_messages(moderator.browser.get(response.url))
    assert "You wrote" in said[0]
    assert Page.objects.get(pk=text.pk).get_latest_revision_as_object().title == "Texte mieux"


def test_what_is_under_review_is_not_submitted_twice(text, moderator):
    response = moderator.save(text, "submit", summary=TYPED)
    said = read_messages(moderator.browser.get(response.url))
    assert said[0] == "“Texte” is already under review."
    assert Page.objects.get(pk=text.pk).get_latest_revision_as_object().summary == TYPED


# --- Dialogs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", ["approved", "submitted again"])
def test_a_dialog_of_a_moderation_that_has_ended_leads_back(how, method, view, text, editor, moderator, colleague):
    state = TaskState.objects.for_instance(text).order_by("-pk").first()
    if how == "submitted again":
        end("refused", text, editor, colleague)
        editor.submit(text)
    else:
        end(how, text, editor, colleague)
    address = reverse(f"wagtailadmin_pages:{view}", args=(text.pk, "reject", state.pk))
    send = getattr(moderator.browser, method)
    as_script = send(address, {"comment": "Il manque une date"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert as_script.status_code == 200
    assert as_script.json()["step"] == "success"
    plain = send(address, {"comment": "Il manque une date"}, follow=True)
    said = read_messages(plain)
    assert WAYS.get(how, "“Texte” has meanwhile been submitted again") in said[-1]
    assert ("Il manque une date" in said[-1]) is (method == "post")
    assert TaskState.objects.for_instance(text).filter(comment="Il manque une date").count() == 0


# --- Snippets ---------------------------------------------------------------------------------------------------------


@scene
def section(make_section, editor):
    section = make_section(live=False)
    sections.save(editor, section, "submit", name=section.name)
    return section


def end_of_snippet(how, section, editor, colleague):
    if how == "approved":
        sections.answer(colleague, section, "approve")
    elif how == "refused":
        sections.answer(colleague, section, "reject", comment="Plus court")
    else:
        sections.save(editor, section, "cancel-workflow", name=section.name)


@pytest.mark.parametrize("answer", ["approve", "reject", "without a name"])
@pytest.mark.parametrize("how", ["approved", "refused", "withdrawn"])
def test_so_does_the_editor_of_snippets(how, answer, section, editor, moderator, colleague):
    end_of_snippet(how, section, editor, colleague)
    response = sections.save(moderator, section, name="Nom tapé", **ANSWERS[answer])
    assert response.status_code == 200
    assert "Nom tapé" in response.content.decode()
    assert "meanwhile" in read_messages(response)[0]
    assert sections.get_latest_name(section) == section.name


@pytest.mark.parametrize("answer", ["withdraw", "restart"])
def test_withdrawing_a_snippet_that_was_approved_is_late_too(answer, section, editor, colleague):
    end_of_snippet("approved", section, editor, colleague)
    response = sections.save(editor, section, name="Nom tapé", **ANSWERS[answer])
    assert response.status_code == 200
    assert "Nom tapé" in response.content.decode()
    assert "has meanwhile been approved" in read_messages(response)[-1]


def test_a_snippets_draft_that_saves_itself_answers_nothing(section, moderator):
    address = reverse(f"{sections.ADDRESS}edit", args=(section.pk,))
    data = {"name": "Mieux", "slug": "patrimoine", "description": "", **ANSWERS["approve"]}
    assert moderator.browser.post(address, data, headers={"accept": "application/json"}).status_code == 200
    assert not Section.objects.get(pk=section.pk).live
    assert sections.get_latest_name(section) == "Mieux"
    assert moderator.browser.post(address, data, headers={"accept": "application/json"}).status_code == 400
