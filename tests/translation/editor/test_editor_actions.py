"""The buttons of the translation editor, and the requests behind them: who may send which, and what follows."""

import re

import pytest
from django.contrib.messages import get_messages
from wagtail.log_actions import registry as log_registry
from wagtail.models import WorkflowState

from cms.translation.models import State, TextState
from cms.translation.workflow.moderation import PUBLISHED_INCOMPLETE
from tests.scenes import scene

pytestmark = pytest.mark.django_db


def read_state(translation):
    return TextState.objects.get(translation=translation).state


def read_messages(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


@scene
def submitted(start, fill, act, translator):
    translation = start()
    fill(translation)
    act(translator, translation, "submit-for-moderation")
    assert read_state(translation) == State.IN_REVIEW
    return translation


@pytest.mark.parametrize("action", ["submit-for-moderation", "publish"])
def test_a_translator_submits_and_cannot_publish(action, start, fill, act, translator):
    translation = start()
    fill(translation)
    answer = act(translator, translation, action)
    assert answer.status_code == 302
    assert read_state(translation) == State.IN_REVIEW
    assert not translation.get_target_instance().live


def test_an_incomplete_translation_is_refused_with_the_number_and_a_link_to_the_first(start, fill, act, translator):
    translation = start()
    fill(translation, "slug")
    answer = act(translator, translation, "submit-for-moderation")
    said = read_messages(answer)
    assert "2 parts are not translated yet" in said
    segment_id = re.search(r"/edit/#segment-(\d+)", said)[1]
    title = translation.source.stringsegment_set.get(context__path="title")
    assert int(segment_id) == title.pk
    assert read_state(translation) == State.IN_PROGRESS


def test_who_submitted_withdraws_and_goes_on(submitted, act, put, translator):
    act(translator, submitted, "cancel-moderation")
    assert read_state(submitted) == State.IN_PROGRESS
    assert put(translator, submitted, "summary", "novo").status_code == 200


def test_another_translator_does_not_withdraw_it(submitted, act, hire):
    answer = act(hire("translator", "pt"), submitted, "cancel-moderation")
    assert read_state(submitted) == State.IN_REVIEW
    assert "can withdraw it" in read_messages(answer)


def test_a_moderator_approves_with_the_corrections(submitted, act, put, moderator):
    put(moderator, submitted, "summary", "corrigido")
    act(moderator, submitted, "approve")
    page = submitted.get_target_instance()
    assert (page.live, page.summary) == (True, "corrigido")


@pytest.mark.parametrize("action", ["approve", "reject", "publish"])
def test_a_translator_does_not_answer_the_moderation(action, submitted, act, translator):
    answer = act(translator, submitted, action, comment="Sim.")
    assert not submitted.get_target_instance().live
    assert read_state(submitted) == State.IN_REVIEW
    assert answer.status_code == (200 if action == "reject" else 302)


def test_nobody_approves_or_publishes_what_they_submitted(start, fill, act, moderator):
    translation = start()
    fill(translation)
    act(moderator, translation, "submit-for-moderation")
    said = read_messages(act(moderator, translation, "approve"))
    assert "someone else must approve it" in said
    act(moderator, translation, "publish")
    assert not translation.get_target_instance().live
    assert read_state(translation) == State.IN_REVIEW


def test_changes_are_requested_with_a_comment_which_the_translator_reads_and_resumes(
    submitted, act, moderator, translator
):
    answer = act(moderator, submitted, "reject", comment="  ")
    assert "Say what should change" in answer.content.decode()
    assert read_state(submitted) == State.IN_REVIEW
    act(moderator, submitted, "reject", comment="O resumo é longo.")
    assert read_state(submitted) == State.CHANGES_REQUESTED
    page = submitted.get_target_instance()
    assert "O resumo é longo." in translator.get("wagtailadmin_pages:edit", page.pk).content.decode()
    act(translator, submitted, "submit-for-moderation")
    assert WorkflowState.objects.for_instance(page).count() == 1
    assert read_state(submitted) == State.IN_REVIEW


def test_a_comment_that_came_too_late_is_not_lost(submitted, act, moderator, translator):
    act(translator, submitted, "cancel-moderation")
    answer = act(moderator, submitted, "reject", comment="O resumo é longo.")
    page = answer.content.decode()
    assert "O resumo é longo." in page
    assert "not under review" in page


def test_an_approval_that_comes_too_late_says_so(submitted, act, moderator, translator):
    act(translator, submitted, "cancel-moderation")
    assert "not under review" in read_messages(act(moderator, submitted, "approve"))
    assert not submitted.get_target_instance().live


def test_a_moderator_publishes_a_complete_translation(start, fill, act, moderator):
    translation = start()
    fill(translation)
    act(moderator, translation, "publish")
    assert translation.get_target_instance().live
    assert read_state(translation) == State.UP_TO_DATE


def test_publishing_with_missing_parts_asks_again_and_names_them(start, fill, act, moderator):
    translation = start()
    fill(translation, "title", "slug")
    question = act(moderator, translation, "publish")
    page = question.content.decode()
    assert not translation.get_target_instance().live
    assert "Un résumé." in page
    assert "Summary" in page
    missing = re.findall(r'name="missing" value="(\d+)"', page)
    act(moderator, translation, "publish", missing=missing)
    target = translation.get_target_instance()
    assert target.live
    assert target.untranslated_parts == {"language": "fr", "paths": ["summary"]}
    entry = log_registry.get_logs_for_instance(target).get(action=PUBLISHED_INCOMPLETE)
    assert entry.message == "Published with 1 untranslated part"


def test_what_was_confirmed_counts_for_those_parts_only(start, fill, act, moderator):
    translation = start()
    fill(translation, "slug")
    segment = translation.source.stringsegment_set.get(context__path="title")
    answer = act(moderator, translation, "publish", missing=[segment.pk])
    assert "Un résumé." in answer.content.decode()
    assert not translation.get_target_instance().live


@pytest.mark.parametrize("data", [{"action": "save"}, {}, {"action-publish": "1"}, {"action": ["x", "Publish"]}])
def test_an_unknown_action_changes_nothing(data, start, fill, moderator, commit):
    translation = start()
    fill(translation)
    with commit():
        answer = moderator.post("wagtailadmin_pages:edit", translation.get_target_instance().pk, data=data)
    assert answer.status_code == 302
    assert not translation.get_target_instance().live
    assert read_state(translation) == State.IN_PROGRESS


def test_who_has_no_right_on_the_page_drives_nothing(submitted, act, hire):
    stranger = hire("moderator", "fr")
    for action in ("approve", "reject", "publish", "cancel-moderation", "submit-for-moderation"):
        act(stranger, submitted, action, comment="Non.")
    assert read_state(submitted) == State.IN_REVIEW
    assert not submitted.get_target_instance().live
