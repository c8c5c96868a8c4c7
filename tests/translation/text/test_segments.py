"""Blank and broken translations of segments, from all endpoints."""

import re
from urllib.parse import quote

import polib
import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.translation.models import State, TextState
from cms.translation.status.states import rebuild_states
from cms.translation.text.segments import find_missing, get_string_segments
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db
BLANK = [
    " ",
    "\u00a0",
    "\u200b",
    "&nbsp;",
    "<b></b>",
    "<br>",
    "<!-- x -->",
    "\u2060\ufeff\u00ad",
    "<b><i>&#8203;</i></b>",
]
LINKED = '<p>Voir <b>ici</b> et <a href="https://example.org/">là</a>.</p>'


def list_missing(translation):
    return {segment.context.path.split(".")[0] for segment in find_missing(translation)}


@pytest.fixture(scope="session")
def send(commit):
    """Write a segment as the editor's script does."""

    def send(desk, translation, path, words):
        segment = next(s for s in get_string_segments(translation.source) if s.context.path.startswith(path))
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        with commit():
            return desk.browser.put(address, f"value={quote(words)}", content_type="application/x-www-form-urlencoded")

    return send


@scene
def linked(start, write, fill):
    """A text with a link and a bold word, all translated."""
    translation = start(page=write("fr", title="Un texte", summary="Un résumé.", body=[("text", LINKED)]))
    fill(translation)
    return translation


# --- Blank -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", BLANK, ids=repr)
def test_a_blank_translation_is_missing_everywhere(words, start, fill, send, hire, superuser):
    translation = start()
    fill(translation)
    translator = hire("translator", "pt")
    send(translator, translation, "summary", words)
    assert list_missing(translation) == {"summary"}
    row = TextState.objects.get(translation=translation)
    assert (row.state, row.done, row.words_left > 0) == (State.IN_PROGRESS, row.total - 1, True)
    assert translation.get_progress() == (row.total, row.done)  # wagtail-localize's own count
    with pytest.raises(moderation.IncompleteError):
        moderation.submit(translation, translator.user)
    moderation.publish(translation, superuser.user, with_missing=True)
    target = translation.get_target_instance()
    assert (target.summary, target.untranslated_parts["paths"]) == ("Un résumé.", ["summary"])


def test_the_editor_says_why_a_blank_translation_does_not_count(start, send, hire):
    answer = send(hire("translator", "pt"), start(), "summary", "\u200b")
    assert answer.status_code < 300
    assert "Readers would see nothing" in answer.json()["error"]


def test_a_blank_title_does_not_name_the_page(start, fill, send, hire):
    translation = start()
    send(hire("translator", "pt"), translation, "title", "\u200b")
    assert Page.objects.get(pk=translation.get_target_instance().pk).draft_title == "Un texte"


def test_a_blank_row_that_nothing_marked_is_missing_all_the_same(start, fill, superuser):
    translation = start()
    fill(translation)
    StringTranslation.objects.filter(context__path="summary").update(data=" &nbsp;")
    assert list_missing(translation) == {"summary"}
    list(rebuild_states())
    assert TextState.objects.get(translation=translation).state == State.IN_PROGRESS
    moderation.publish(translation, superuser.user, with_missing=True)
    assert translation.get_target_instance().summary == "Un résumé."


def test_a_blank_entry_of_a_file_is_no_translation(start, superuser):
    translation = start()
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "\u00a0" if entry.msgctxt == "summary" else f"[{entry.msgid}]"
    translation.import_po(polib.pofile(str(po)), user=superuser.user)
    assert list_missing(translation) == {"summary"}


def test_what_is_blank_in_the_original_needs_no_translation(start, fill, write):
    translation = start(page=write("fr", title="Un texte", summary="\u200b"))
    fill(translation, "title", "slug")
    assert find_missing(translation) == []
    row = TextState.objects.get(translation=translation)
    assert (row.done, row.total) == (2, 2)


# --- Markup ----------------------------------------------------------------------------------------------------------

BROKEN = [
    "<b>x",
    "<b><i>x</b></i>",
    "<a>x</a>",
    '<a id="a7">x</a>',
    '<a id="a1">x<a id="a1">y</a></a>',
    "<script>x</script>",
]


@pytest.mark.parametrize("words", [*BROKEN, "x\x00"], ids=repr)
def test_what_breaks_is_refused_with_a_sentence_and_what_was_there_stays(words, linked, send, hire):
    before = list(StringTranslation.objects.values_list("data", flat=True))
    answer = send(hire("translator", "pt"), linked, "body", words)
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert list(StringTranslation.objects.values_list("data", flat=True)) == before


@pytest.mark.parametrize("words", BROKEN, ids=repr)
def test_what_breaks_counts_as_missing_however_it_was_written(words, linked):
    row = StringTranslation.objects.get(context__path__startswith="body")
    row.data = words
    row.save()
    assert list_missing(linked) == {"body"}
    assert row.get_error()


def test_what_is_lost_is_told_on_saving(linked, send, hire):
    answer = send(hire("translator", "pt"), linked, "body", "Ver aqui e ali.")
    assert answer.status_code < 300
    assert len(answer.json()["losses"]) == 2
    answer = send(hire("translator", "pt"), linked, "body", 'Ver <b>aqui</b> e <a id="a1">ali</a>.')
    assert answer.json()["losses"] == []


@pytest.mark.parametrize(("action", "role"), [("submit-for-moderation", "translator"), ("publish", "moderator")])
def test_what_is_lost_is_asked_about_once_and_may_be_so(action, role, linked, send, hire, act):
    send(hire("translator", "pt"), linked, "body", "Ver aqui e ali.")
    desk = hire(role, "pt")
    question = act(desk, linked, action)
    page = question.content.decode()
    assert question.status_code == 200
    assert "là" in page
    target = linked.get_target_instance()
    assert not target.live
    assert not target.workflow_in_progress
    act(desk, linked, action, lost=re.findall(r'name="lost" value="(\d+)"', page))
    target = linked.get_target_instance()
    assert target.live if action == "publish" else target.workflow_in_progress


def test_what_a_reviewer_loses_is_asked_about_before_it_is_approved(linked, send, hire, act):
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    send(translator, linked, "body", 'Ver <b>aqui</b> e <a id="a1">ali</a>.')
    act(translator, linked, "submit-for-moderation")
    send(moderator, linked, "body", "Ver aqui e ali.")
    question = act(moderator, linked, "approve", comment="Obrigada")
    page = question.content.decode()
    assert question.status_code == 200
    assert 'value="Obrigada"' in page
    assert not linked.get_target_instance().live
    assert linked.get_target_instance().workflow_in_progress
    act(moderator, linked, "approve", lost=re.findall(r'name="lost" value="(\d+)"', page))
    assert linked.get_target_instance().live


def test_nothing_is_asked_where_nothing_is_lost(linked, hire, act):
    assert act(hire("translator", "pt"), linked, "submit-for-moderation").status_code == 302
