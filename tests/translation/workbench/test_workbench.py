"""The workbench: what a person finds in it, its cost, and its preview, which writes nothing."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Revision
from wagtail_localize.models import StringTranslation

from cms.translation.models import SegmentVersion
from cms.translation.text.filling import start_translation
from cms.translation.text.segments import get_string_segments
from cms.translation.workbench.preview import mark_segments
from magazine.models import Section
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def started(start):
    return start()


def preview(desk, translation, **words):
    answer = desk.post("preview_workbench", translation.pk, data={"words": json.dumps(words)})
    assert answer.status_code == 200
    assert int(answer.get("Content-Length", len(answer.content))) == len(answer.content)
    return BeautifulSoup(answer.content, "html.parser"), answer.content.decode()


def test_every_segment_of_the_text_has_a_row_in_the_order_of_the_form(started, translator, open_workbench):
    _soup, data = open_workbench(translator, started)
    assert [row["source"] for row in data["rows"]] == ["Un texte", "Un résumé.", "un-texte"]
    assert {row["status"] for row in data["rows"]} <= {"untranslated", "unconfirmed"}
    assert (data["source"]["code"], data["target"]["code"]) == ("fr", "pt")


def test_what_is_confirmed_is_told_from_what_is_not(started, fill, translator, open_workbench):
    fill(started, "title")
    _soup, data = open_workbench(translator, started)
    rows = {row["path"]: row for row in data["rows"]}
    assert (rows["title"]["status"], rows["title"]["target"]) == ("confirmed", "[Un texte]")
    assert rows["summary"]["status"] == "untranslated"
    assert rows["slug"]["status"] == "unconfirmed", "it is proposed from the title"


def test_a_row_is_saved_where_wagtail_localizes_editor_saves(started, translator, open_workbench, commit):
    _soup, data = open_workbench(translator, started)
    row = next(row for row in data["rows"] if row["path"] == "summary")
    with commit():
        answer = translator.browser.put(
            row["edit_url"],
            "value=Um+resumo.",
            content_type="application/x-www-form-urlencoded",
            headers={"If-Match": f'"{row["version"]}"', "X-Segment-Path": row["path"]},
        )
    assert answer.status_code == 201
    assert StringTranslation.objects.get(context__path="summary", locale__language_code="pt").data == "Um resumo."
    _soup, again = open_workbench(translator, started)
    assert next(r["version"] for r in again["rows"] if r["path"] == "summary") == answer.json()["version"]


def test_who_may_not_edit_in_the_language_gets_no_workbench_and_no_preview(started, hire):
    other = hire("translator", "en")
    page = started.get_target_instance()
    assert b"workbench-data" not in other.get("wagtailadmin_pages:edit", page.pk).content
    assert other.post("preview_workbench", started.pk).status_code == 403


def test_a_snippet_with_a_moderation_has_its_workbench_without_a_preview(newsroom, hire, commit, fr, pt, fill):
    with commit():
        section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
        section.save_revision().publish()
        translation = start_translation(Section.objects.get(pk=section.pk), pt)
        translation.save_target(publish=False)
    desk = hire("translator", "pt")
    target = translation.get_target_instance()
    url = reverse(target.snippet_viewset.get_url_name("edit"), args=[target.pk])
    soup = BeautifulSoup(desk.browser.get(url).content, "html.parser")
    data = json.loads(soup.select_one("#workbench-data").string)
    assert [row["source"] for row in data["rows"]][0] == "Patrimoine"
    assert data["previewUrl"] == ""
    assert soup.select_one("iframe") is None
    assert [button["value"] for button in soup.select("button[name=action]")] == ["submit-for-moderation"]
    fill(translation)
    with commit():
        desk.browser.post(url, {"action": "submit-for-moderation"})
    moderator = hire("moderator", "pt")
    soup = BeautifulSoup(moderator.browser.get(url).content, "html.parser")
    assert {"approve", "reject"} <= {button["value"] for button in soup.select("button[name=action]")}
    assert desk.post("preview_workbench", translation.pk).status_code in (403, 404)


def test_wagtail_localizes_editor_stays_one_setting_away(started, translator, settings):
    settings.TRANSLATION_EDITOR = "localize"
    answer = translator.get("wagtailadmin_pages:edit", started.get_target_instance().pk)
    assert b"js-translation-editor" in answer.content
    assert b"workbench-data" not in answer.content


def test_the_preview_shows_what_is_typed_marked_with_its_segment_and_writes_nothing(started, fill, translator):
    fill(started, "title")
    segments = {segment.context.path: segment.pk for segment in get_string_segments(started.source)}
    before = (Revision.objects.count(), SegmentVersion.objects.count(), StringTranslation.objects.count())
    soup, html = preview(translator, started, **{str(segments["summary"]): "Um <b>resumo</b> &amp; mais."})
    assert {"[Un texte]"} == {part.get_text() for part in soup.select(f'[data-segment="{segments["title"]}"]')}
    assert (Revision.objects.count(), SegmentVersion.objects.count(), StringTranslation.objects.count()) == before
    assert not any(mark in html for mark in ("⟦", "⟧", "%E2%9F%A6", "u27e6"))
    assert "[Un texte]" in soup.title.get_text()
    assert "<span" not in soup.title.decode_contents()


def test_words_whose_markup_breaks_the_text_are_shown_as_they_are_written(start, write, translator):
    page = write("fr", title="Avec corps")
    page.body = StreamValue(page.body.stream_block, [("text", "<p>Un mot.</p>")])
    page.save_revision().publish()
    translation = start(page=page)
    segment = next(s for s in get_string_segments(translation.source) if s.context.path.startswith("body"))
    soup, _html = preview(translator, translation, **{str(segment.pk): "<img src=x onerror=alert(1)> <b>um"})
    part = soup.select_one(f'[data-segment="{segment.pk}"]')
    assert part.get_text() == "<img src=x onerror=alert(1)> <b>um"
    assert part.find(True) is None


def test_a_preview_that_cannot_be_read_is_refused_with_a_sentence(started, translator):
    for words in ("[", "[1]", '{"x": "y"}'):
        answer = translator.post("preview_workbench", started.pk, data={"words": words})
        assert answer.status_code == 400
        assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>⟦7⟧Um <b>texto</b>.⟦⟧</p>", '<p><span data-segment="7">Um <b>texto</b>.</span></p>'),
        ('<img alt="⟦7⟧Um gato⟦⟧">', '<img alt="Um gato">'),
        ("<title>⟦7⟧Um⟦⟧ – MW</title>", "<title>Um – MW</title>"),
        ('<script>{"a": "\\u27e67\\u27e7Um\\u27e6\\u27e7"}</script>', '<script>{"a": "Um"}</script>'),
        ('<a href="/?q=%E2%9F%A67%E2%9F%A7MW%E2%9F%A6%E2%9F%A7">x</a>', '<a href="/?q=MW">x</a>'),
        ("<p>⟦7⟧Cut off…</p><p>x</p>", '<p><span data-segment="7">Cut off…</span></p><p>x</p>'),
        (
            "<p>⟦7⟧a⟦⟧⟦8⟧b<br>c⟦⟧</p>",
            '<p><span data-segment="7">a</span><span data-segment="8">b<br>c</span></p>',
        ),
    ],
)
def test_marks_become_spans_in_the_text_and_vanish_elsewhere(html, shown):
    assert mark_segments(html) == shown


def test_a_po_file_is_downloaded_and_uploaded_from_the_workbench(started, translator, open_workbench):
    soup, _data = open_workbench(translator, started)
    link = soup.select_one(".wb-file a")["href"]
    file = translator.browser.get(link)
    assert file.status_code == 200
    form = soup.select_one(".wb-file form")
    upload = SimpleUploadedFile("a.po", file.content)
    answer = translator.browser.post(form["action"], {"file": upload, "next": form.select_one("[name=next]")["value"]})
    assert "/pofile/" in answer["Location"]
