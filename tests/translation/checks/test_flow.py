"""Checks of a text under translation: dead links block, warnings are listed, and may be dismissed with a reason."""

import html

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.serving.pages.own_links import find_dead_links
from cms.translation.checks.summary import check_translation
from cms.translation.models import DismissedCheck
from cms.translation.text.segments import get_string_segments
from cms.translation.workflow import moderation
from tests.newsroom.conftest import _no_drawing, hire, newsroom, write  # noqa: F401 - fixtures
from tests.scenes import scene

pytestmark = pytest.mark.django_db
DEAD = '<p>Voir <a href="/fr/nulle-part/">là</a>.</p>'


@scene
def numbered(start, write, fill):  # noqa: F811
    """A translation that has lost a number."""
    translation = start(page=write("fr", title="Un texte", summary="Les 212 objets."))
    fill(translation, mark=lambda words: "Os objetos." if "212" in words else f"[{words}]")
    return translation


def find_segment(translation):
    return next(s for s in get_string_segments(translation.source) if "212" in s.string.data)


def list_codes(translation):
    return [failure.code for checked in check_translation(translation) for failure in checked.failures]


def dismiss(desk, translation, code="numbers", **data):
    address = reverse("segment_dismissal", args=[translation.pk, find_segment(translation).pk, code])
    return desk.browser.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})


def test_a_dismissed_check_keeps_name_and_reason_until_the_words_change(numbered, hire):  # noqa: F811
    assert "numbers" in list_codes(numbered)
    answer = dismiss(hire("translator", "pt"), numbered, reason="Dito de outra forma")

    assert answer.status_code == 200
    assert answer.json()["dismissed"][0]["reason"] == "Dito de outra forma"
    assert "numbers" not in list_codes(numbered)
    row = StringTranslation.objects.get(data="Os objetos.")
    row.data = "Uns objetos."
    row.save()
    assert "numbers" in list_codes(numbered)


@pytest.mark.parametrize(
    ("code", "data", "status"),
    [
        ("numbers", {"reason": " "}, 400),
        ("numbers", {}, 400),
        ("tags", {"reason": "Porque sim"}, 400),
        ("numbers", {"reason": "Porque sim", "value": "Outras palavras."}, 409),
    ],
)
def test_what_cannot_be_dismissed_is_refused_with_a_sentence(code, data, status, numbered, hire):  # noqa: F811
    answer = dismiss(hire("translator", "pt"), numbered, code, **data)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert not DismissedCheck.objects.exists()


def test_only_those_who_may_translate_dismiss(numbered, hire):  # noqa: F811
    assert dismiss(hire("translator", "fr"), numbered, reason="Parce que").status_code in (302, 403)
    assert not DismissedCheck.objects.exists()


def test_links_typed_by_hand_that_lead_nowhere_block(start, write, fill, hire):  # noqa: F811
    translation = start(page=write("fr", title="Un texte", summary="Un résumé.", body=[("text", DEAD)]))
    fill(translation)
    with pytest.raises(moderation.FaultyError, match="nulle-part"):
        moderation.submit(translation, hire("translator", "pt").user)


def test_a_link_to_a_page_or_another_site_leads_somewhere(newsroom):  # noqa: F811
    url = newsroom["fr"].get_url()
    urls = [url, "https://example.org/x", "#note", "mailto:a@example.org", "/fr/nulle-part/", "nulle-part/", "http://["]
    assert find_dead_links(urls, "/fr/") == {"/fr/nulle-part/", "nulle-part/"}


def read_messages(desk, translation) -> str:
    return html.unescape(desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk).content.decode())


def test_a_submission_names_ten_parts_with_warnings_and_counts_the_rest(start, write, fill, hire, act):  # noqa: F811
    body = [("text", f"<p>Les {number} objets.</p>") for number in range(210, 222)]
    translation = start(page=write("fr", title="Un texte", summary="Un résumé.", body=body))
    fill(translation, mark=lambda words: "Os objetos." if "objets" in words else f"[{words}]")
    translator = hire("translator", "pt")
    act(translator, translation, "submit-for-moderation")
    said = read_messages(translator, translation)
    assert said.count("Go to this part") == 10
    assert "The checks found something in 2 more parts." in said


def test_a_refused_submission_leads_to_each_part_that_blocks(start, write, fill, hire, act):  # noqa: F811
    translation = start(page=write("fr", title="Un texte", summary="Un résumé.", body=[("text", DEAD)]))
    fill(translation)
    translator = hire("translator", "pt")
    act(translator, translation, "submit-for-moderation")
    said = read_messages(translator, translation)
    assert "has been submitted" not in said
    assert "/fr/nulle-part/ leads nowhere" in said
    assert said.count("Go to this part") == 1
