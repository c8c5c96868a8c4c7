"""The words of a text's pictures travel with its segments, and come back as proposals."""

import io

import docx
import polib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamValue

from cms.translation.exchange.items import Verdict
from cms.translation.models import ProposedImageWords
from cms.translation.pictures.proposals import propose
from tests.translation.conftest import ALT
from tests.translation.exchange.handling import change, download, preview, take_in
from tests.translation.exchange.validating import get_xliff_schema, list_faults
from tests.translation.uploading import send

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # about files, not about the database
WORDS = "Um pátio & uma árvore"


def translate_xliff(content: bytes, words: str) -> bytes:
    return change(content, ALT, words)


def translate_po(content: bytes, words: str) -> bytes:
    file = polib.pofile(content.decode(), wrapwidth=0)
    entry = next(entry for entry in file if entry.msgid == ALT.replace("&", "&amp;"))
    entry.msgstr = words.replace("&", "&amp;")
    return str(file).encode()


def translate_word(content: bytes, words: str) -> bytes:
    file = docx.Document(io.BytesIO(content))
    next(row for row in file.tables[0].rows if row.cells[2].text == ALT).cells[3].text = words
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def find(plan):
    return next(item for item in plan.items if item.part and item.part.source == ALT)


@pytest.mark.parametrize(
    ("format", "translate", "confirmed"),
    [("xliff", translate_xliff, False), ("po", translate_po, True), ("docx", translate_word, False)],
)
def test_an_alt_text_that_was_translated_elsewhere_comes_back_as_a_proposal(
    illustrated, translator, image, format, translate, confirmed
):
    content = translate(download(translator, illustrated, format), WORDS)
    take_in(translator, illustrated, content)
    proposal = ProposedImageWords.objects.get()
    assert (proposal.image, proposal.field, proposal.words) == (image, "text", WORDS)
    assert (proposal.user, proposal.is_confirmed) == (translator.user, confirmed)
    image.refresh_from_db()
    assert "pt" not in image.words, "the library keeps its words until the text is published"
    again = preview(translator, illustrated, download(translator, illustrated, format))
    assert not again.plan.taken
    assert find(again.plan).verdict == Verdict.UNCHANGED


def test_a_file_with_pictures_is_valid_and_names_each_picture_once(illustrated, translator):
    content = download(translator, illustrated)
    assert list_faults(get_xliff_schema(), content) == []
    assert content.count(b'name="picture.') == 2  # its alt text and its title


def test_newer_words_here_are_not_overwritten_unless_they_are_chosen(illustrated, translator, image, hire):
    content = translate_xliff(download(translator, illustrated), WORDS)
    other = hire("translator", "pt")
    propose(illustrated, image, "text", "O pátio", other.user, confirmed=True)
    plan = preview(translator, illustrated, content).plan
    assert find(plan).verdict == Verdict.CONFLICT
    take_in(translator, illustrated, content)
    assert ProposedImageWords.objects.get().words == "O pátio"
    take_in(translator, illustrated, content, take=[find(plan).key])
    assert ProposedImageWords.objects.get().words == WORDS


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Um <b>pátio</b>", Verdict.BROKEN),
        ("x" * 501, Verdict.BROKEN),
        ("Um\x01", Verdict.BROKEN),
        (" ", Verdict.EMPTY),
    ],
)
def test_what_cannot_be_the_words_of_a_picture_is_left_out_with_the_reason(illustrated, translator, words, verdict):
    file = polib.pofile(download(translator, illustrated, "po").decode(), wrapwidth=0)
    next(entry for entry in file if entry.msgid == ALT.replace("&", "&amp;")).msgstr = words
    assert find(preview(translator, illustrated, str(file).encode()).plan).verdict in (verdict, Verdict.BLANK)
    take_in(translator, illustrated, str(file).encode())
    assert not ProposedImageWords.objects.exists()


def test_a_picture_that_is_not_in_the_text_is_none_of_its_parts(illustrated, translator, image, commit):
    content = translate_xliff(download(translator, illustrated), WORDS)
    page = illustrated.source.get_source_instance()
    page.lead_picture, page.body = None, StreamValue(page.body.stream_block, [])
    with commit():
        page.save_revision().publish()
    plan = preview(translator, illustrated, content).plan
    assert any(item.verdict == Verdict.UNKNOWN and item.words == WORDS.replace("&", "&amp;") for item in plan.items)
    take_in(translator, illustrated, content)
    assert not ProposedImageWords.objects.exists()


def test_pictures_cost_an_import_few_queries(illustrated, translator, commit, tasks_wait):
    content = translate_xliff(download(translator, illustrated), WORDS)
    address = send(translator, illustrated, content).headers["Location"]
    translator.browser.get(address)
    with CaptureQueriesContext(connection) as queries, commit():
        translator.browser.post(address, {"confirm": "nothing"})
    assert ProposedImageWords.objects.exists()
    assert len(queries) <= 40, len(queries)
