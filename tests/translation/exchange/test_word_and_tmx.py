"""Word tables and TMX: what goes out is valid, what comes back is proposed, what is dangerous is refused."""

import io
import json
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from translate.storage.tmx import tmxfile
from wagtail_localize.models import StringTranslation

from cms.translation.exchange.items import Verdict
from cms.translation.memory.keeping.writing import write_units
from cms.translation.models import MemoryUnit, TranslationUpload
from tests.translation.exchange.handling import download, preview, upload
from tests.translation.exchange.test_inline import SEGMENTS
from tests.translation.exchange.validating import get_tmx_schema, list_faults
from tests.translation.po.test_files import BODIES

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # about files, not about the database
BLOCK = {"type": "text", "id": "11111111-1111-4111-8111-111111111111"}


@pytest.fixture
def rewrite(translation):
    def rewrite(html):
        page = translation.source.get_source_instance()
        page.body = json.dumps([BLOCK | {"value": html}])
        page.save()
        translation.source.update_from_db()
        return translation

    return rewrite


def get_row(translation, path="summary"):
    return StringTranslation.objects.get(context__path=path, locale=translation.target_locale)


def translate_word(content: bytes, source: str, words: str) -> bytes:
    """Return a Word file in which somebody has typed a translation beside the original."""
    made = docx.Document(io.BytesIO(content))
    row = next(row for row in made.tables[0].rows if row.cells[2].text == source)
    row.cells[3].text = words
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def add_to_zip(content: bytes, name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("name", [name for name in BODIES if name not in {"control characters", "a long text"}])
def test_a_word_file_comes_back_as_it_was(name, rewrite, fill, translator):
    translation = rewrite(BODIES[name])
    fill(translation)
    page = preview(translator, translation, download(translator, translation, "docx"))
    assert {item.verdict for item in page.plan.items} == {Verdict.UNCHANGED}
    assert page.plan.not_in_file == 0


def test_a_word_file_brings_words_with_their_tags_unconfirmed(rewrite, fill, translator):
    translation = rewrite("<p>Un <b>gras</b><br/>mot.</p>")
    fill(translation)
    content = download(translator, translation, "docx")
    content = translate_word(content, "Un {1}gras{/1}{2/}mot.", "Uma{2/}palavra a {1}negrito{/1} & <fim>.")
    page = preview(translator, translation, content)
    translator.browser.post(page.address, {"confirm": "final"})
    row = StringTranslation.objects.get(translation_of__data__contains="gras", locale=translation.target_locale)
    assert row.data.replace("<br>", "<br/>") == "Uma<br/>palavra a <b>negrito</b> &amp; &lt;fim&gt;."
    assert (row.has_error, row.tool_name) == (True, "Word file")


@pytest.mark.parametrize("words", ["{9}x{/9}", "{1}x", "x{/1}", "{2}x{/2}"])
def test_signs_that_stand_for_nothing_are_refused(words, rewrite, fill, translator):
    translation = rewrite("<p>Un <b>gras</b><br/>mot.</p>")
    content = translate_word(download(translator, translation, "docx"), "Un {1}gras{/1}{2/}mot.", words)
    page = preview(translator, translation, content)
    assert len(page.plan.having(Verdict.BROKEN)) == 1


@pytest.mark.parametrize("name", [name for name in SEGMENTS if name not in {"control characters", "line ends"}])
def test_plain_text_gives_back_the_markup(name):
    from cms.translation.exchange.inline import canonical
    from cms.translation.exchange.placeholders import from_plain, to_plain

    assert from_plain(to_plain(SEGMENTS[name]), SEGMENTS[name]) == canonical(SEGMENTS[name])


EXTERNAL = b"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://x/%s" Target="http://127.0.0.1:1/x" TargetMode="External"/></Relationships>"""
DANGERS = {
    "macros": ("word/vbaProject.bin", b"x"),
    "an embedded object": ("word/embeddings/oleObject1.bin", b"x"),
    "a template from elsewhere": ("word/_rels/settings.xml.rels", EXTERNAL % b"attachedTemplate"),
    "an image from elsewhere": ("word/_rels/footer.xml.rels", EXTERNAL % b"image"),
    "entities": ("word/footer.xml", b'<!DOCTYPE x [<!ENTITY e "lol">]><x>&e;</x>'),
    "no XML": ("word/document.xml", b"nothing"),
    "an empty document": ("word/document.xml", b"<x/>"),
    "a bomb": ("word/footer.xml", b"<x>" + b" " * 20_000_000 + b"</x>"),
    "a path": ("../x.xml", b"<x/>"),
    # Python's parser takes this namespace, that of python-docx does not.
    "a namespace that is no URL": ("word/document.xml", '<x xmlns="http://x/😀/"/>'.encode()),
}


@pytest.mark.parametrize("name", DANGERS)
def test_a_dangerous_word_file_gets_a_sentence(name, translation, translator):
    content = add_to_zip(download(translator, translation, "docx"), *DANGERS[name])
    answer = upload(translator, translation, content, "x.docx")
    (message,) = answer.context["messages"]
    assert message.level_tag == "error"
    assert not TranslationUpload.objects.exists()


def test_a_link_that_word_made_of_a_typed_url_is_no_danger(translation, translator):
    content = download(translator, translation, "docx")
    content = add_to_zip(content, "word/_rels/footer.xml.rels", EXTERNAL % b"hyperlink")
    assert preview(translator, translation, content).plan


def test_a_word_file_without_its_reference_is_refused(translation, translator):
    made = docx.Document(io.BytesIO(download(translator, translation, "docx")))
    for paragraph in made.paragraphs:
        paragraph.text = ""
    buffer = io.BytesIO()
    made.save(buffer)
    (message,) = upload(translator, translation, buffer.getvalue()).context["messages"]
    assert "does not say which translation" in str(message)


@pytest.fixture
def remembered(rewrite, fill):
    """A text whose segments are in the memory."""

    def remembered(html):
        translation = rewrite(html)
        fill(translation)
        write_units(translation.source.object_id)
        return translation

    return remembered


@pytest.mark.parametrize("name", BODIES)
def test_tmx_is_valid_and_translate_toolkit_reads_it(name, remembered, translator):
    translation = remembered(BODIES[name])
    content = download(translator, translation, "tmx")
    assert list_faults(get_tmx_schema(), content) == []
    store = tmxfile.parsestring(content)
    units = MemoryUnit.objects.filter(object_key=translation.source.object_id, level=MemoryUnit.Level.PARAGRAPH)
    assert len(store.units) == units.count()
    assert "[Un résumé.]" in {unit.target for unit in store.units}


def test_tmx_holds_only_what_the_person_may_see(remembered, translator, hire):
    translation = remembered("<p>Secret.</p>")
    from cms.translation.exchange.formats.tmx import write_many

    assert b"Secret" in write_many([translation], translator.user)
    assert b"Secret" not in write_many([translation], hire("translator", "fr").user)
    assert b"Secret" not in write_many([translation], None)


def test_tmx_brings_words_back_unconfirmed(remembered, translator):
    translation = remembered("<p>Un <b>gras</b> mot.</p>")
    content = download(translator, translation, "tmx")
    assert {item.verdict for item in preview(translator, translation, content).plan.items} == {Verdict.UNCHANGED}
    content = content.replace("[Un résumé.]".encode(), b"Um resumo.")
    page = preview(translator, translation, content)
    translator.browser.post(page.address)
    assert (get_row(translation).data, get_row(translation).has_error) == ("Um resumo.", True)


FOREIGN = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationtool="OmegaT"
creationtoolversion="6" segtype="sentence" o-tmf="x" adminlang="EN-US" srclang="FR" datatype="plaintext"/><body>
<tu><tuv xml:lang="FR-FR"><seg>Un résumé.</seg></tuv><tuv xml:lang="PT-PT"><seg>Um resumo.</seg></tuv>
<tuv xml:lang="EN"><seg>A summary.</seg></tuv></tu>
<tu><tuv xml:lang="FR-FR"><seg>Tout autre chose.</seg></tuv><tuv xml:lang="PT-PT"><seg>Outra coisa.</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_memory_of_another_program_fills_what_is_open(encoding, translation, translator):
    StringTranslation.objects.filter(context__path="summary").delete()
    page = preview(translator, translation, FOREIGN.encode(encoding))
    taken = [item.words for text in page.texts for item in (text.plan.taken if text.plan else ())]
    assert taken == ["Um resumo."]
    translator.browser.post(page.address)
    assert (get_row(translation).data, get_row(translation).has_error) == ("Um resumo.", True)


def test_the_memory_of_another_program_overwrites_nothing_unasked(translation, translator):
    page = preview(translator, translation, FOREIGN.encode())
    translator.browser.post(page.address)
    assert get_row(translation).data == "[Un résumé.]"


# --- Many texts ---


@pytest.mark.parametrize("format", ["xliff", "po", "docx", "tmx"])
def test_all_that_is_assigned_goes_out_and_comes_back(format, translation, start, fill, translator, moderator):
    from cms.translation.workflow.jobs import assign

    other = start(title="Un autre texte")
    fill(other)
    for text in (translation, other):
        write_units(text.source.object_id)
    assign([translation, other], assignee=translator.user, actor=moderator.user)
    query = {"texts": "me", "language": "pt", "format": format}
    content = translator.browser.get(reverse("translation_desk:download"), query).content
    answer = translator.post(
        "translation_desk:upload", data={"file": SimpleUploadedFile("x.zip", content)}, follow=True
    )
    texts = answer.context["texts"]
    assert {text.translation.pk for text in texts} == {translation.pk, other.pk}
    assert {item.verdict for text in texts for item in text.plan.items} == {Verdict.UNCHANGED}


def test_nothing_to_download_gets_a_sentence(translator):
    for query in ({"texts": "me", "language": "pt", "format": "xliff"}, {}, {"texts": "issue:x", "format": "exe"}):
        answer = translator.browser.get(reverse("translation_desk:download"), query, follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_the_pages_lead_there(translation, translator):
    edit = translator.get("wagtailadmin_pages:edit", translation.get_target_instance().pk)
    url = reverse("files_of_text", args=[translation.pk])
    assert url in edit.content.decode()
    assert translator.browser.get(url).status_code == 200
    assert translator.get("translation_desk:files").status_code == 200
    assert reverse("translation_desk:files") in translator.get("translation_desk:index").content.decode()
