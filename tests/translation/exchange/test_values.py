"""What a translator may type in place of the original's links travels with the words; what is chosen is named."""

import io

import docx
import polib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail_localize.models import SegmentOverride

from cms.translation.exchange.items import Verdict
from cms.translation.exchange.uploads import read_file
from cms.translation.models import State, TextState
from cms.translation.status.stale import refresh_stale
from home.models import HomePage
from tests.factories import ImageFactory, PeopleIndexPageFactory, PersonPageFactory
from tests.scenes import scene
from tests.translation.exchange.handling import change, download, preview, take_in
from tests.translation.exchange.validating import get_xliff_schema, list_faults
from tests.translation.uploading import send

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # about files, not about the database
FRENCH, PORTUGUESE = "https://example.org/fr/?a=1&b=2", "https://example.org/pt/?a=1&b=2"
LINK = f'<p>Voir <a href="{FRENCH.replace("&", "&amp;")}">ce site</a> ou <a href="mailto:a@example.org">écrire</a>.</p>'


@scene
def linked(start, write, fill):
    page = write("fr", title="Un texte", summary="Un résumé.", lead_picture=ImageFactory(title="Une cour"))
    page.body = StreamValue(page.body.stream_block, [("text", LINK)])
    page.save_revision().publish()
    translation = start(page=page)
    fill(translation)
    return translation


def translate_xliff(content: bytes, words: str) -> bytes:
    return change(content, FRENCH, words)


def translate_po(content: bytes, words: str) -> bytes:
    file = polib.pofile(content.decode(), wrapwidth=0)
    next(entry for entry in file if entry.msgid == FRENCH.replace("&", "&amp;")).msgstr = words.replace("&", "&amp;")
    return str(file).encode()


def translate_word(content: bytes, words: str) -> bytes:
    file = docx.Document(io.BytesIO(content))
    next(row for row in file.tables[0].rows if row.cells[2].text == FRENCH).cells[3].text = words
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def find(plan):
    return next(item for item in plan.items if item.part and item.part.source == FRENCH)


def read_replaced():
    return {row.data for row in SegmentOverride.objects.all()}


@pytest.mark.parametrize(
    ("format", "translate"), [("xliff", translate_xliff), ("po", translate_po), ("docx", translate_word)]
)
def test_a_link_that_was_replaced_elsewhere_is_replaced_here(linked, translator, format, translate):
    take_in(translator, linked, translate(download(translator, linked, format), PORTUGUESE))
    override = SegmentOverride.objects.get()
    assert (override.data, override.last_translated_by, override.has_error) == (PORTUGUESE, translator.user, False)
    again = download(translator, linked, format)
    sources = {entry.source: entry.words for document in read_file(again) for entry in document.entries}
    assert PORTUGUESE in {words.replace("&amp;", "&") for words in sources.values()}
    plan = preview(translator, linked, again).plan
    assert not plan.taken
    assert find(plan).verdict == Verdict.UNCHANGED
    draft = linked.source.get_ephemeral_translated_instance(linked.target_locale, fallback=True)
    assert PORTUGUESE.replace("&", "&amp;") in draft.body[0].value.source


@pytest.mark.parametrize("format", ["xliff", "po", "docx"])
def test_a_file_says_what_is_chosen_in_the_editor(linked, translator, format):
    content = download(translator, linked, format)
    if format == "docx":
        content = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs).encode()
    assert b"it is chosen in the editor" in content
    assert "it is chosen in the editor" in translator.get("files_of_text", linked.pk).content.decode()


def test_a_file_with_values_is_valid(linked, translator):
    content = download(translator, linked)
    assert list_faults(get_xliff_schema(), content) == []
    assert b"mailto:a@example.org" in content


def test_an_empty_value_or_that_of_the_original_changes_nothing(linked, translator):
    content = download(translator, linked)
    assert find(preview(translator, linked, content).plan).verdict == Verdict.UNCHANGED
    assert find(preview(translator, linked, translate_xliff(content, FRENCH)).plan).verdict == Verdict.UNCHANGED
    take_in(translator, linked, translate_xliff(content, FRENCH))
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize("value", ["javascript:alert(1)", "data:text/html,x", "https://exa mple.org"])
def test_what_the_editor_refuses_is_left_out_with_its_sentence(linked, translator, value):
    content = translate_word(download(translator, linked, "docx"), value)
    item = find(preview(translator, linked, content).plan)
    assert (item.verdict, bool(item.reasons)) == (Verdict.BROKEN, True)
    take_in(translator, linked, content)
    assert not SegmentOverride.objects.exists()


def test_a_newer_value_here_is_not_overwritten_unless_it_is_chosen(linked, translator, hire):
    content = translate_xliff(download(translator, linked), PORTUGUESE)
    take_in(
        hire("translator", "pt"), linked, translate_xliff(download(translator, linked), "https://example.org/novo/")
    )
    plan = preview(translator, linked, content).plan
    assert find(plan).verdict == Verdict.CONFLICT
    take_in(translator, linked, content)
    assert read_replaced() == {"https://example.org/novo/"}
    take_in(translator, linked, content, take=[find(plan).key])
    assert read_replaced() == {PORTUGUESE}


def test_a_value_that_the_text_cannot_have_is_left_out_and_the_others_stay(start, fr, translator):
    """By the rules of the field, such as its length; the preview says so before anything is written."""
    index = PeopleIndexPageFactory(parent=HomePage.objects.get(locale=fr), title="Personnes", slug="personnes")
    bio = '<p>Voir <a href="mailto:a@example.org">écrire</a>.</p>'
    page = PersonPageFactory(parent=index, title="Inês", website="https://example.org/", bio=bio, live=False)
    page.save_revision().publish()
    translation = start(page=page)
    content = change(download(translator, translation), "https://example.org/", f"https://example.org/{'x' * 600}")
    content = change(content, "mailto:a@example.org", "mailto:b@example.org")
    [broken] = [item for item in preview(translator, translation, content).plan.items if item.verdict == Verdict.BROKEN]
    assert "200" in " ".join(broken.reasons)
    take_in(translator, translation, content)
    assert read_replaced() == {"mailto:b@example.org"}
    content = change(content, "https://example.org/", "https://example.org/pt/")
    take_in(translator, translation, content)
    assert read_replaced() == {"mailto:b@example.org", "https://example.org/pt/"}


def test_a_value_of_a_live_text_waits_to_be_submitted(linked, translator, moderator, act):
    act(translator, linked, "submit-for-moderation")
    act(moderator, linked, "approve")
    assert linked.get_target_instance().live
    take_in(translator, linked, translate_xliff(download(translator, linked), PORTUGUESE))
    refresh_stale()
    assert TextState.objects.get(translation=linked).state == State.CORRECTED


def test_a_text_of_others_takes_no_value(linked, translator, hire):
    content = translate_xliff(download(translator, linked), PORTUGUESE)
    send(hire("translator", "fr"), linked, content)
    assert not SegmentOverride.objects.exists()


def test_values_cost_an_import_few_queries(start, write, fill, translator, commit, tasks_wait):
    links = "".join(f'<p>Voir <a href="https://example.org/fr/{n}/">ce site {n}</a>.</p>' for n in range(40))
    page = write("fr", title="Un texte", summary="Un résumé.")
    page.body = StreamValue(page.body.stream_block, [("text", links)])
    page.save_revision().publish()
    translation = start(page=page)
    fill(translation)
    content = download(translator, translation)
    for number in range(40):
        content = change(content, f"https://example.org/fr/{number}/", f"https://example.org/pt/{number}/")
    address = send(translator, translation, content).headers["Location"]
    with CaptureQueriesContext(connection) as queries:
        translator.browser.get(address)
    assert len(queries) <= 40, len(queries)
    with CaptureQueriesContext(connection) as queries, commit():
        translator.browser.post(address, {"confirm": "nothing"})
    assert SegmentOverride.objects.count() == 40
    assert len(queries) <= 40, len(queries)


def test_150_entries_of_all_kinds_take_an_import_at_most_40_queries(start, fr, fill, translator, commit, tasks_wait):
    """Words, links in rich text, and a field, whose own rules are known only once the text is made with its value."""
    index = PeopleIndexPageFactory(parent=HomePage.objects.get(locale=fr), title="Personnes", slug="personnes")
    bio = "".join(f'<p>Voir <a href="https://example.org/fr/{n}/">ce site {n}</a>.</p>' for n in range(75))
    page = PersonPageFactory(parent=index, title="Inês", website="https://example.org/", bio=bio, live=False)
    page.save_revision().publish()
    translation = start(page=page)
    file = polib.pofile(download(translator, translation, "po").decode(), wrapwidth=0)
    for entry in file:
        is_url = entry.msgid.startswith("https:")
        entry.msgstr = f"{entry.msgid}pt/" if is_url else entry.msgid.replace("Voir", "Ver")
    content = str(file).encode()
    with CaptureQueriesContext(connection) as queries:
        address = send(translator, translation, content).headers["Location"]
    assert len(queries) <= 40, len(queries)
    with CaptureQueriesContext(connection) as queries:
        plan = translator.browser.get(address).context["texts"][0].plan
    assert len(plan.taken) >= 150
    assert len(queries) <= 40, len(queries)
    with CaptureQueriesContext(connection) as queries, commit():
        translator.browser.post(address, {"confirm": "final"})
    assert SegmentOverride.objects.count() == 76
    assert len(queries) <= 40, len(queries)


def test_the_editor_shows_what_was_imported(linked, translator, settings):
    settings.TRANSLATION_EDITOR = "workbench"
    take_in(translator, linked, translate_xliff(download(translator, linked), PORTUGUESE))
    rows = translator.browser.get(reverse("workbench_values", args=[linked.pk])).json()["rows"]
    (row,) = (row for row in rows if "example.org/fr" in row.get("path", ""))
    assert row["target"]["value"] == PORTUGUESE
