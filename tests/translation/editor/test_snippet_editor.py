"""The editor of a translated section works like that of pages, and has no error during moderation (trap 13)."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.translation.models import State, TextState
from cms.translation.text.filling import start_translation
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def translation(newsroom, commit, fr, pt):
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
        section.save_revision().publish()
        translation = start_translation(Section.objects.get(pk=section.pk), pt)
        translation.save_target(publish=False)
    return translation


@pytest.fixture(scope="session")
def press(commit):
    def press(desk, translation, action, **data):
        with commit():
            return desk.browser.post(find_address(translation), {"action": action, **data})

    return press


def find_address(translation):
    target = translation.get_target_instance()
    return reverse(target.snippet_viewset.get_url_name("edit"), args=[target.pk])


def open_editor(desk, translation):
    answer = desk.browser.get(find_address(translation))
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    buttons = soup.select("footer.translation-actions button[name=action]")
    return soup, [button["value"] for button in buttons]


def read_state(translation):
    return TextState.objects.get(translation=translation).state


def test_a_section_is_submitted_sent_back_resumed_and_approved_in_its_editor(translation, hire, fill, press):
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    assert open_editor(translator, translation)[1] == ["submit-for-moderation"]
    press(translator, translation, "publish")
    assert read_state(translation) == State.NOT_STARTED
    fill(translation)
    press(translator, translation, "publish")
    assert read_state(translation) == State.IN_REVIEW
    assert not translation.get_target_instance().live

    press(moderator, translation, "reject", comment="Mais curto.")
    soup, actions = open_editor(translator, translation)
    assert "Mais curto." in soup.select_one("#changes-requested").text
    assert actions == ["submit-for-moderation"]
    press(translator, translation, "submit-for-moderation")
    press(moderator, translation, "approve")
    assert translation.get_target_instance().name == "[Patrimoine]"
    assert read_state(translation) == State.UP_TO_DATE
    soup, actions = open_editor(moderator, translation)
    assert actions == ["publish", "submit-for-moderation"]
    assert soup.select("footer.translation-actions a[href*='/unpublish/']")


def test_its_editor_opens_while_it_is_in_moderation_and_shows_where(translation, hire, fill, press, settings):
    settings.TRANSLATION_EDITOR = "localize"
    fill(translation)
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    press(translator, translation, "submit-for-moderation")
    soup, actions = open_editor(translator, translation)
    assert json.loads(soup.select_one(".js-translation-editor")["data-props"])["object"]["isLocked"]
    assert actions == ["cancel-moderation"]
    target = translation.get_target_instance()
    history = reverse(target.snippet_viewset.get_url_name("workflow_history"), args=[target.pk])
    assert history in str(soup)
    assert open_editor(moderator, translation)[1] == ["approve", "cancel-moderation"]


def test_the_name_of_a_section_is_not_published_untranslated(translation, hire, press):
    moderator = hire("moderator", "pt")
    answer = press(moderator, translation, "publish")
    assert answer.status_code == 302
    assert not translation.get_target_instance().live
