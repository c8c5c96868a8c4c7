"""PO files: a file that is not one is refused with a sentence, and an import writes only what the editor could."""

import polib
import pytest
from wagtail_localize.models import StringTranslation

from tests.translation.uploading import take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def upload(translation, translator):
    """Upload some bytes and import them; return the message that the translator then reads."""

    def upload(content):
        return take_in(translator, translation, content)

    return upload


def make(translation, word, made_for=None):
    po = translation.export_po()
    for entry in po:
        entry.msgstr = word
        entry.flags = []
    po.metadata["X-WagtailLocalize-TranslationID"] = made_for or str(translation.uuid)
    return po


def list_words(translation):
    rows = StringTranslation.objects.filter(locale=translation.target_locale)
    return set(rows.values_list("data", flat=True))


def without_its_key(translation):
    po = make(translation, "Outro")
    del po.metadata["X-WagtailLocalize-TranslationID"]
    return str(po).encode()


BAD_FILES = {
    "no file": (lambda translation: None, "Choose a file first."),
    "not a PO file": (lambda translation: b"\x89PNG\r\n", "not in UTF-8"),
    "no PO file, but text": (lambda translation: b"Bonjour !\nmsgid", "not a valid PO file"),
    "a lone quote": (lambda translation: b'msgid "\nmsgstr', "not a valid PO file"),
    "nothing": (lambda translation: b"", "does not say which translation"),
    "a null byte": (lambda translation: str(make(translation, "a\0b")).encode(), "not a valid PO file"),
    "another encoding": (lambda translation: str(make(translation, "já")).encode("latin-1"), "not in UTF-8"),
    "an encoding that nobody knows": (
        lambda translation: str(make(translation, "já")).replace("utf-8", "klingon").encode("utf-16"),
        "not in UTF-8",
    ),
    "without its key": (without_its_key, "does not say which translation"),
    "of another text": (lambda translation: str(make(translation, "X", "1234")).encode(), "another translation"),
    "huge": (lambda translation: b"#" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
    "the name of a file": (lambda translation: b"/etc/passwd", "not a valid PO file"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_with_a_sentence(name, translation, upload):
    make_content, sentence = BAD_FILES[name]
    before = list_words(translation)
    assert sentence in upload(make_content(translation))
    assert list_words(translation) == before


def test_a_good_file_is_taken_in(translation, upload):
    assert "3 parts were imported from the file." in upload(str(make(translation, "Outro")).encode())
    assert list_words(translation) == {"Outro"}


def test_segments_that_the_text_had_once_are_not_written(translation, upload, commit):
    """The editor shows only the present segments; wagtail-localize writes the others too."""
    page = translation.source.get_source_instance()
    page.summary = "Nouveau."
    page.save_revision().publish()
    old = make(translation, "Escrito por trás")
    translation.source.update_from_db()
    upload(str(old).encode())
    of_old = StringTranslation.objects.get(translation_of__data="Un résumé.", locale=translation.target_locale)
    assert of_old.data == "[Un résumé.]"


@pytest.mark.parametrize("how", ["fuzzy", "obsolete"])
def test_what_nobody_has_confirmed_is_no_translation(how, translation, upload):
    before = list_words(translation)
    po = make(translation, "Talvez")
    for entry in po:
        if how == "fuzzy":
            entry.flags.append("fuzzy")
        else:
            entry.obsolete = True
    assert polib.pofile(str(po))  # a valid file
    upload(str(po).encode())
    assert list_words(translation) == before
