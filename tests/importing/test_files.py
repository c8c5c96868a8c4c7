"""Files: what is read of them, and the sentences for those that cannot be read."""

import contextlib
import random

import pytest

from cms.importing.errors import UnreadableError
from cms.importing.files import packages
from cms.importing.files.kinds import read_file
from cms.importing.reading import Kind
from cms.importing.reasons import Reason

from .packages import W, make_docx, make_zip, paragraph, run

TEXT = paragraph("Une fougère.")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = make_docx(TEXT, **{"word/media/a.bin": bytes(90_000_000)})
ENTITIES = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def refuse(name, content):
    with pytest.raises(UnreadableError) as refusal:
        read_file(name, content)
    return refusal.value.code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", make_docx(TEXT, **{"word/vbaProject.bin": b"x"}), "macros"),
        ("a.docm", make_docx(TEXT), "macros"),
        ("a.odt", make_zip({"content.xml": "<a/>", "Basic/script-lc.xml": "<a/>"}), "macros"),
        ("a.docx", BOMB, "bomb"),
        ("a.docx", make_zip({f"{number}.xml": "" for number in range(packages.MOST_PARTS + 1)}), "bomb"),
        ("a.docx", bytes(packages.MOST_BYTES + 1), "too_large"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected"),
        ("a.odt", make_zip({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"}), "protected"),
        ("a.doc", OLE, "old_format"),
        ("a.docx", OLE, "old_format"),
        ("a.docx", b"PK\x03\x04 and nothing", "damaged"),
        ("a.docx", b"plain words", "damaged"),
        ("a.docx", make_zip({"content.xml": "<a/>"}), "damaged"),
        ("a.odt", make_docx(TEXT), "damaged"),
        ("a.docx", make_docx("<w:p>"), "damaged"),
        ("a.docx", make_docx(TEXT, **{"word/styles.xml": ENTITIES}), "damaged"),
        ("a.odt", make_zip({"content.xml": ENTITIES}), "damaged"),
        ("a.docx", make_docx(""), "empty"),
        ("a.md", b" \n", "empty"),
        ("a.pdf", b"%PDF-1.7", "kind"),
        ("a.md", b"%PDF-1.7", "kind"),
        ("a.pages", make_zip({"Index/Document.iwa": "x"}), "kind"),
        ("a", b"words", "kind"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_get_a_sentence(name, content, code):
    assert refuse(name, content) == code


def test_an_archive_that_lies_about_its_sizes_is_not_unpacked():
    content = make_docx(TEXT, **{"word/media/a.bin": bytes(packages.MOST_BYTES * 2)})
    size, lie = (packages.MOST_BYTES * 2).to_bytes(4, "little"), (10).to_bytes(4, "little")

    assert refuse("a.docx", content.replace(size, lie)) in ("damaged", "bomb")


def test_damaged_files_never_make_an_error_of_the_program():
    dice = random.Random(15)
    whole = make_docx(TEXT * 20 + "<w:tbl><w:tr><w:tc>" + TEXT + "</w:tc></w:tr></w:tbl>")
    for _round in range(150):
        content = bytearray(whole)
        for _byte in range(dice.randint(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        length = dice.randint(1, len(content)) if dice.random() < 0.3 else len(content)
        for name in ("a.docx", "a.odt", "a.md"):
            with contextlib.suppress(UnreadableError):
                read_file(name, bytes(content[:length]))


def test_words_that_mammoth_leaves_out_are_kept_or_counted():
    reading = read_file(
        "a.docx",
        make_docx(
            paragraph(
                run("Une ")
                + f"<w:fldSimple w:instr='X'>{run('fougère')}</w:fldSimple><m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>"
                + f"<w:ins w:id='1'>{run(' et')}</w:ins><w:moveTo w:id='2'>{run(' la')}</w:moveTo>"
                + f"<w:del w:id='3'><w:r><w:delText>x</w:delText></w:r></w:del>{run('hidden', '<w:vanish/>')}"
                + run(" mousse", '<w:vertAlign w:val="superscript"/>')
            ),
            **{
                "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:id="0"/></w:comments>',
                "word/header1.xml": f'<w:hdr xmlns:w="{W}">{TEXT}</w:hdr>',
            },
        ),
    )

    assert reading.elements[0].text == "Une fougèrex² et la mousse"
    assert [run.script for run in reading.elements[0].runs] == ["", "sup"]
    assert reading.left_out == {
        Reason.CHANGES: 3, Reason.FORMULAS: 1, Reason.HIDDEN: 1, Reason.COMMENTS: 1, Reason.HEADERS: 1
    }  # fmt: skip


def make_odt(properties: str) -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in [("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible")]
    )
    style = f'<style:style style:name="T1" style:family="text"><style:text-properties {properties}/></style:style>'
    return make_zip({
        "content.xml": f"<office:document-content {names}><office:automatic-styles>{style}</office:automatic-styles>"
        "<office:body><office:text><text:p>Une <text:span text:style-name='T1'>note</text:span></text:p></office:text>"
        "</office:body></office:document-content>"
    })  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "number"),
    [
        ("a.docx", make_docx(paragraph(run("Une ") + run("note", '<w:highlight w:val="yellow"/>'))), 1),
        ("a.docx", make_docx(paragraph(run("Une ") + run("note", '<w:highlight w:val="none"/>'))), 0),
        ("a.odt", make_odt('fo:background-color="#ffff00"'), 1),
        ("a.odt", make_odt('fo:background-color="transparent"'), 0),
    ],
)
def test_highlights_of_files_are_counted(name, content, number):
    reading = read_file(name, content)

    assert reading.elements[0].text == "Une note"
    assert reading.left_out[Reason.HIGHLIGHTS] == number


def test_the_styles_of_a_writer_are_read():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:customStyle="1" w:styleId="Question">'
        '<w:name w:val="Question"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Titre1">'
        '<w:name w:val="heading 1"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style></w:styles>'
    )
    body = paragraph("Un geste", "Titre") + paragraph("Début", "Titre1") + paragraph("Pourquoi ?", "Question") + TEXT
    reading = read_file("a.docx", make_docx(body, **{"word/styles.xml": styles}))

    assert reading.title == "Un geste"
    assert [element.kind for element in reading.elements] == [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert [element.is_bold for element in reading.elements[1:]] == [True, False]


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("Par Helena Vasconcelos", "Helena Vasconcelos"),
        ("Por Rui Tavares", "Rui Tavares"),
        ("By Ada O’Neil and Rui Tavares", "Ada O’Neil and Rui Tavares"),
        ("Texte\xa0: Helena V.", "Helena V."),
        ("Propos recueillis par Helena Vasconcelos", "Helena Vasconcelos"),
        ("Par ici la sortie", ""),
        ("Par Helena, qui revient de loin.  Elle a vu.", ""),
        ("Parfois Helena", ""),
    ],
)
def test_the_writer_is_proposed(line, writer):
    reading = read_file("a.md", f"# Le titre\n\n{line}\n\nUne fougère.".encode())

    assert (reading.title, reading.writer) == ("Le titre", writer)
    kept = [element.text for element in reading.elements]
    assert kept == ["Une fougère."] if writer else [" ".join(line.split()), "Une fougère."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_the_encoding_of_their_program(encoding):
    assert read_file("a.txt", "Fougère à l’ombre".encode(encoding)).elements[0].text == "Fougère à l’ombre"


def test_the_front_matter_names_title_summary_and_writer():
    content = "---\ntitre: « Un geste »\nchapo: Deux lignes.\nauteur: Helena V.\nlayout: x\n---\n\n## Début\n\nFin."
    reading = read_file("a.md", content.encode())

    assert (reading.title, reading.summary, reading.writer) == ("« Un geste »", "Deux lignes.", "Helena V.")
    assert [element.text for element in reading.elements] == ["Début", "Fin."]
