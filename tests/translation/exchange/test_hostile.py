"""Whatever somebody uploads gets a sentence: no error of the server, nothing written, nothing loaded."""

import io
import zipfile
import zlib

import pytest
from django.utils.translation import override

from cms.translation.exchange.documents import BadFileError
from cms.translation.exchange.uploads import read_file
from cms.translation.memory.keeping.writing import write_units
from cms.translation.models import TranslationUpload
from tests.translation.exchange.handling import download, upload

pytestmark = pytest.mark.django_db
BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(10))


def with_doctype(declarations):
    def make(content):
        head, root = content.split(b"?>", 1)
        return head + b"?><!DOCTYPE xliff [" + declarations.encode() + b"]>" + root.replace(b"Un r", b"&e10; &e0;", 1)

    return make


def make_zip(**files):
    def make(content):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name.replace("__", "/").replace("UP", ".."), data)
        return buffer.getvalue()

    return make


def encrypted(content):
    data = bytearray(make_zip(text=content)(b""))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying_about_its_size(content):
    """An archive whose directory says that its file is small."""
    data = bytearray(make_zip(text=b"0" * 40_000_000)(b""))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


FILES = {
    "empty": lambda content: b"",
    "only spaces": lambda content: b"  \n ",
    "an image": lambda content: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "null characters": lambda content: b"\0" * 100,
    "a bomb of entities": with_doctype('<!ENTITY e0 "lol">' + BOMB),
    "a file of the server": with_doctype('<!ENTITY e0 SYSTEM "file:///etc/passwd"><!ENTITY e10 "">'),
    "a file of another server": with_doctype('<!ENTITY e0 SYSTEM "http://127.0.0.1:1/x"><!ENTITY e10 "">'),
    "parameters of another server": with_doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;'),
    "deep": lambda content: content.replace(b"<source>", b"<source>" + b"<pc id='1'>" * 5000, 1).replace(
        b"</source>", b"</pc>" * 5000 + b"</source>", 1
    ),
    "half a file": lambda content: content[: len(content) // 2],
    "another root": lambda content: b"<html><body>x</body></html>",
    "XLIFF 1.2": lambda content: content.replace(b'version="2.0"', b'version="1.2"'),
    "no version": lambda content: content.replace(b'version="2.0"', b""),
    "Latin-1": lambda content: content.replace(b"encoding='utf-8'", b"").replace("é".encode(), b"\xe9"),
    "an unknown encoding": lambda content: content.replace(b"encoding='utf-8'", b"encoding='klingon'"),
    "another language": lambda content: content.replace(b'trgLang="pt"', b'trgLang="de"'),
    "no text": lambda content: b"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='fr'/>",
    "too large": lambda content: content.replace(b"</xliff>", b" " * 11_000_000 + b"</xliff>"),
    "larger than anything": lambda content: b"x" * 21_000_000,
    "an archive of nothing": make_zip(),
    "an archive that leads out": make_zip(UP__UP__etc__passwd=b"root"),
    "an archive with an absolute path": make_zip(__etc__passwd=b"root"),
    "a bomb of an archive": make_zip(**{f"text{n}": b"0" * 9_000_000 for n in range(8)}),
    "an archive with a large file": make_zip(text=b"0" * 40_000_000),
    "an archive that lies": lying_about_its_size,
    "an archive of many files": make_zip(**{f"text{n}": b"" for n in range(301)}),
    "an archive in an archive": make_zip(text=make_zip(text=b"x")(b"")),
    "an encrypted archive": encrypted,
    "half an archive": lambda content: make_zip(text=content)(b"")[:60],
    "an archive without a piece of it": lambda content: (
        make_zip(text=content)(b"")[:30] + make_zip(text=content)(b"")[91:]
    ),
    "no archive": lambda content: b"PK\x03\x04" + zlib.compress(content),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_gets_a_sentence(name, translation, translator, read):
    before = read(translation)
    answer = upload(translator, translation, FILES[name](download(translator, translation)))
    assert answer.status_code == 200
    (message,) = answer.context["messages"]
    assert message.level_tag == "error"
    assert str(message).strip().endswith((".", "passwd")), message
    assert not TranslationUpload.objects.exists()
    assert read(translation) == before


@pytest.mark.parametrize("language", ["fr", "pt"])
def test_each_sentence_is_in_the_language_of_the_person(language, translation, translator):
    content = download(translator, translation)
    for name, make in FILES.items():
        said = {}
        for code in ("en", language):
            with override(code):
                try:
                    read_file(make(content))
                except BadFileError as error:
                    said[code] = str(error)
        assert not said or said["en"] != said[language], name


def test_a_file_is_known_by_what_it_holds_whatever_its_name(translation, translator):
    write_units(translation.source.object_id)
    for format, name in [("tmx", "memory.xliff"), ("po", "text.docx"), ("docx", "text.po"), ("xliff", "text.tmx")]:
        answer = upload(translator, translation, download(translator, translation, format), name)
        assert {text.document.format for text in answer.context["texts"]} == {format}


def test_the_file_of_another_text_is_refused(translation, translator, start):
    answer = upload(translator, translation, download(translator, start(title="Un autre")))
    assert "another translation" in str(next(iter(answer.context["messages"])))


def test_ids_of_other_texts_reach_no_part(translation, translator, start, fill):
    """A file that claims to be of this text, with the parts of another."""
    other = start(title="Un autre", page=None)
    ours, theirs = str(translation.uuid).encode(), str(other.uuid).encode()
    answer = upload(translator, translation, download(translator, other).replace(theirs, ours))
    plan = answer.context["plan"]
    assert not plan.taken or all(item.segment.source_id == translation.source_id for item in plan.taken)


def test_who_may_not_translate_the_text_uploads_nothing(translation, hire):
    content = download(hire("translator", "pt"), translation)
    stranger = hire("translator", "fr")
    assert stranger.get("download_file", translation.pk, "xliff").status_code in (302, 403)
    assert upload(stranger, translation, content).status_code in (200, 403)
    assert not TranslationUpload.objects.exists()


def test_an_unknown_format_is_not_found(translation, translator):
    assert translator.get("download_file", translation.pk, "exe").status_code == 404
