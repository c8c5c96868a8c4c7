"""Translations are checked with their present words: in the workbench, at submission, approval, publication."""

import pytest
from django.urls import reverse

from cms.checklist.checking import check_text
from cms.checklist.models import LineLevel
from tests.scenes import scene

pytestmark = pytest.mark.django_db
HELD = "The checklist holds this text back."
LONG = "Un résumé qui dit en une phrase ce que l'on trouve dans le texte."


@scene
def translation(start, write, commit):
    """A French page with a summary of the right length, live, and its Portuguese translation, not started."""
    with commit():
        page = write("fr", title="Un texte", summary=LONG)
    return start(page=page)


@pytest.fixture
def _summary_blocks():
    LineLevel.objects.create(code="summary", level="blocks")


def say(translation) -> list[str]:
    results = check_text(translation.get_target_instance())
    return [result.sentence for result in results if result.code == "summary"]


def read(response) -> str:
    return response.content.decode()


def test_it_is_checked_with_the_words_that_nobody_has_submitted_yet(translation, fill):
    fill(translation, mark=lambda words: "Curto.")
    assert say(translation) == ["It has 6 characters: at least 40 are expected."]

    fill(translation)
    assert say(translation) == []


def test_the_workbench_shows_it_with_the_present_words(translation, fill, hire):
    fill(translation, mark=lambda words: "Curto.")
    desk = hire("translator", "pt")

    response = desk.get("workbench_checklist", translation.pk)

    html = response.json()["html"]
    assert "It has 6 characters: at least 40 are expected." in html
    assert hire("translator", "en").get("workbench_checklist", translation.pk).status_code in (302, 403, 404)


def test_a_text_with_open_segments_is_not_said_to_have_all_that_it_needs(translation, fill, hire):
    desk = hire("translator", "pt")
    said = desk.get("workbench_checklist", translation.pk).json()["html"]
    assert "3 segments are not translated" in said
    assert "The text has all that it needs." not in said


@pytest.mark.usefixtures("_summary_blocks")
def test_what_blocks_keeps_a_translation_from_being_submitted_and_no_word_is_lost(translation, fill, hire, act):
    fill(translation, mark=lambda words: "Curto.")
    desk = hire("translator", "pt")

    act(desk, translation, "submit-for-moderation")

    assert HELD in read(desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk))
    assert not translation.get_target_instance().workflow_in_progress
    assert say(translation) == ["It has 6 characters: at least 40 are expected."]


@pytest.mark.usefixtures("_summary_blocks")
def test_a_moderator_can_neither_publish_nor_approve_it_but_correct_it(translation, fill, hire, act):
    LineLevel.objects.update(level="warns")
    fill(translation, mark=lambda words: "Curto.")
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    act(translator, translation, "submit-for-moderation")
    LineLevel.objects.update(level="blocks")
    page = translation.get_target_instance()

    assert HELD in read(moderator.get("wagtailadmin_pages:edit", page.pk))
    act(moderator, translation, "approve")
    act(moderator, translation, "publish")
    assert not translation.get_target_instance().live

    fill(translation, "summary", mark=lambda words: "Um resumo que diz numa frase o que se encontra neste texto.")
    act(moderator, translation, "approve")
    assert translation.get_target_instance().live


def test_the_desk_s_endpoint_is_there(hire):
    assert hire("translator", "pt").browser.get(reverse("translation_desk:checklist")).json() == {
        "cells": {"checklist": {}, "rights": {}}
    }
