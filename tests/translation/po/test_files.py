"""Every text gives a PO file that gettext's own checker accepts and whose comments name its entries."""

import json
import shutil
import subprocess

import polib
import pytest
from wagtail_localize.models import StringTranslation

from tests.translation.uploading import download

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed (apt install gettext)"),
]
BLOCK = {"type": "text", "id": "11111111-1111-4111-8111-111111111111"}

BODIES = {
    "repeated words": "<p>Oui.</p><p>Non.</p><p>Oui.</p>",
    "repeated words within a list": "<ul><li>Oui</li><li>Oui</li><li>Oui</li></ul>",
    "quotes and backslashes": r'<p>« C:\temp\new » et "guillemets" \n \" fin\</p>',
    "percent signs": "<p>50 % de %(x)s, %d et %%</p>",
    "what looks like PO": '<p>#~ msgid "x"</p><p>msgctxt "y" #, fuzzy</p>',
    "signs beyond the first plane": "<p>👩‍🎨 𝔐𝔲𝔰𝔢𝔲𝔪 \u2028 \u00a0 \u200b fin</p>",
    "a long text": f"<p>{'Un très long paragraphe sans fin ' * 900}</p>",
    "a word that is long": f"<p>{'é' * 6000}</p>",
    "markup": '<p>Un <b>gras</b>, un <a href="https://example.org/?a=1&amp;b=2">lien</a><br/>et la suite</p>',
    "control characters": "<p>tab\there, bell \x07, escape \x1b, delete \x7f</p>",
    "line breaks at the ends": "<p>\nUn alinéa\n</p>",
}


@pytest.fixture
def rewrite(translation):
    """Give the original a body; return the translation, with its source updated."""

    def rewrite(html, **fields):
        page = translation.source.get_source_instance()
        page.body = json.dumps([BLOCK | {"value": html}])
        for name, value in fields.items():
            setattr(page, name, value)
        page.save()
        translation.source.update_from_db()
        return translation

    return rewrite


def check(po, tmp_path):
    file = tmp_path / "text.po"
    file.write_text(str(po), newline="")
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(file)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("translated", [False, True])
def test_gettext_takes_the_file(name, translated, rewrite, fill, translator, tmp_path):
    translation = rewrite(BODIES[name])
    if translated:
        fill(translation)
    po = download(translator, translation)
    check(po, tmp_path)
    assert len(po) == len({(entry.msgctxt, entry.msgid) for entry in po})


def test_gettext_takes_a_file_with_obsolete_and_offered_translations(rewrite, fill, translator, tmp_path):
    translation = rewrite("<p>Oui.</p><p>Oui.</p><p>Non.</p>")
    fill(translation)
    rewrite("<p>Tout autre.</p>", summary="\nUn autre résumé.")
    StringTranslation.objects.filter(translation_of__data="Tout autre.").update(has_error=True)
    check(download(translator, translation), tmp_path)


def test_line_breaks_that_only_one_language_has_do_not_break_the_file(rewrite, put, translator, tmp_path):
    translation = rewrite("<p>Oui.</p>", summary="Une ligne.\n")
    StringTranslation.objects.filter(context__path="summary").update(data="\nUma linha.")
    check(download(translator, translation), tmp_path)


def test_the_file_names_its_languages_and_its_moment(translation, translator):
    po = download(translator, translation)
    assert (po.metadata["Language"], po.metadata["X-Source-Language"]) == ("pt", "fr")
    assert po.metadata["Plural-Forms"].startswith("nplurals=2")
    assert po.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert po.metadata["X-Exported-At"]


def test_each_entry_names_its_field_in_the_language_of_the_person(rewrite, hire):
    translation = rewrite("<p>Oui.</p>")
    comments = {}
    for language in ("en", "fr", "pt-pt"):
        po = download(hire("translator", "pt", language=language), translation)
        assert all(entry.comment for entry in po if not entry.obsolete)
        comments[language] = next(entry.comment for entry in po if entry.msgctxt == "title")
    assert comments == {"en": "Title", "fr": "Titre", "pt-pt": "Título"}


def test_a_title_without_a_latin_letter_still_names_the_file(rewrite, translator):
    translation = rewrite("<p>Oui.</p>", title="日本")
    answer = translator.get("wagtail_localize:download_pofile", translation.pk)
    assert "filename=text-pt.po" in answer.headers["Content-Disposition"]


def test_what_is_read_back_is_what_was_written(rewrite, fill, translator):
    translation = rewrite(" ".join(BODIES.values()))
    fill(translation, mark="«{}»".format)
    po = download(translator, translation)
    again = polib.pofile(str(po), wrapwidth=0)
    assert [(entry.msgid, entry.msgstr) for entry in again] == [(entry.msgid, entry.msgstr) for entry in po]
