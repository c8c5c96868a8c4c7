"""The project's words in French and Portuguese: complete, correctly typeset, and consistent with Wagtail's."""

import gettext as gnu_gettext
import os
import re
import shutil
from collections import Counter
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext
from django.views.i18n import JavaScriptCatalog

LANGUAGES = ["fr", "pt"]
# Same as in English: names, and words that the languages share.
SAME_IN_BOTH = {
    "MuseumWeek Magazine",
    "%(minutes)s min",
    "Menu",
    "Hashtag",
    "hashtag",
    "latitude",
    "longitude",
    "original",
    "via %(site)s",
    "Podcast",
}
SAME_AS_ENGLISH = {
    "fr": {
        *SAME_IN_BOTH,
        "correction",
        "corrections",
        *{
            "%(count)s version",
            "%(number)s page",
            "Actions",
            "Date",
            "Dates",
            "Document",
            "Guide",
            "Institutions",
            "Licence",
            "Note %(number)s",
            "Notes",
            "Original",
            "Page",
            "Pages",
            "Position",
            "Segments",
            "Slug",
            "Source",
        },
        *{"Institution", "Note", "note", "Question", "Suggestions", "article", "articles", "date"},
        *{"description", "dimensions", "institution", "institutions", "licence", "logo", "slug", "source", "technique"},
    },
    "pt": {
        *SAME_IN_BOTH,
        "%(label)s: %(sentence)s",
        "%(line)s: %(former)s → %(level)s",
        *{"Editorial", "Feeds", "Original", "Slug", "editorial"},
        # A colon has no space before it there, as in English.
        "%(name)s: <q>%(reason)s</q>",
        "%(name)s: %(state)s",
        "%(part)s: %(said)s",
        "%(title)s: %(subtitle)s",
        "%(title)s: <em>%(subtitle)s</em>",
        '<a href="#%(id)s" data-action="error-summary#go">%(label)s</a>: %(error)s',
    },
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")
MARKS = re.compile(r"&\w+;|<[!?][^>]*>")  # entities; comments and declarations in a sentence
SCHEME = re.compile(r"\b(?:https?|mailto|tel):")  # of URLs, which have their own punctuation
TAG = re.compile(r"</?\w+[^>]*>")
NARROW, NO_BREAK = "\u202f", "\u00a0"


def read_catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"))


def read_mended(language: str) -> polib.POFile:
    """Return the entries that we add to Wagtail's catalogue or reword."""
    return polib.pofile(str(Path(settings.LOCALE_PATHS[1]) / language / "LC_MESSAGES" / "django.po"))


def list_translations(language: str) -> list[tuple[polib.POEntry, str]]:
    """Return every entry with its translation; plurals give one for each form."""
    return [
        (entry, text)
        for entry in read_catalogue(language)
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    ]


def find_faults(language: str, is_faulty) -> list[str]:
    return [text for _entry, text in list_translations(language) if is_faulty(plain(text))]


def plain(text: str) -> str:
    """Return a text without its markup, which has its own punctuation."""
    return MARKS.sub("", TAG.sub("", text))


@pytest.mark.skipif(
    shutil.which("xgettext") is None and not os.environ.get("CI"),
    reason="GNU gettext is not installed (apt install gettext): the strings cannot be collected",
)
def test_every_string_of_the_sources_is_translated():
    call_command("check_catalogues")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fuzzy_obsolete_or_empty(language):
    catalogue = read_catalogue(language)
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete or not entry.translated()] == []
    assert catalogue.metadata["Language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders_and_the_markup_of_their_source(language):
    for entry in read_catalogue(language):
        pairs = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:  # English too may leave out the number of one
            pairs = zip([entry.msgid, entry.msgid_plural], entry.msgstr_plural.values(), strict=True)
        for source, text in pairs:
            for pattern in (PLACEHOLDER, TAG):
                assert Counter(pattern.findall(text)) == Counter(pattern.findall(source)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_their_source_does(language):
    for entry, text in list_translations(language):
        assert text == text.strip(), text
        assert entry.msgid.endswith(".") == text.endswith("."), text
        assert "  " not in text, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_left_in_english(language):
    # A no-break space alone is not a translation.
    same = {entry.msgid for entry, text in list_translations(language) if text.replace(NO_BREAK, " ") == entry.msgid}
    assert same == SAME_AS_ENGLISH[language]


def test_french_puts_a_narrow_no_break_space_before_its_high_marks():
    assert find_faults("fr", lambda text: re.search(rf"[^{NARROW}][;!?]", text)) == []


def test_french_puts_a_no_break_space_before_colons_and_inside_its_quotation_marks():
    assert find_faults("fr", lambda text: re.search(rf"[^{NO_BREAK}]:", SCHEME.sub("", text))) == []
    assert find_faults("fr", lambda text: re.search(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»", text)) == []


def test_portuguese_sets_its_marks_close():
    assert find_faults("pt", lambda text: re.search(r"\s[;:!?»]|«\s", text)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_quotation_marks_and_ellipses_are_the_printers_own(language):
    assert find_faults(language, lambda text: re.search(r"""['"“”]|\.\.\.""", text)) == []


@pytest.mark.parametrize(
    ("language", "address"), [("fr", "/fr/recherche/"), ("pt", "/pt/pesquisa/"), ("en", "/en/search/")]
)
def test_addresses_are_words_of_their_language(language, address):
    with override(language):
        assert reverse("search") == address


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_addresses_are_plain_ascii(language):
    for entry, text in list_translations(language):
        assert not entry.msgid.endswith("/") or re.fullmatch(r"[a-z-]+/", text), text


@pytest.mark.parametrize(("ours", "theirs"), [("fr", "fr"), ("pt", "pt_PT")])
def test_words_that_wagtail_has_too_are_translated_as_wagtail_does(ours, theirs):
    """Our catalogue overrides Wagtail's in the admin, so one of our words must not change what Wagtail's pages say."""
    folders = [
        folder
        for package in (wagtail, wagtail_localize)
        for folder in Path(package.__file__).parent.glob("**/locale")
        if "simple_translation" not in str(folder)
    ]
    catalogues = [gnu_gettext.translation("django", folder, [theirs], fallback=True) for folder in folders]
    mended_words = {entry.msgid: entry for entry in read_mended(ours) if not entry.msgctxt}
    for entry in read_catalogue(ours):
        if entry.msgctxt or entry.msgid_plural:
            continue
        mended = mended_words.get(entry.msgid)
        known = {catalogue.gettext(entry.msgid) for catalogue in catalogues} - {entry.msgid}
        known = {mended.msgstr} if mended else known
        known = {text.casefold().replace("'", "’") for text in known}
        assert not known or entry.msgstr.casefold() in known, entry.msgid


def say(entry: polib.POEntry) -> str:
    """Return Django's translation of an entry in the active language."""
    if entry.msgid_plural:
        if entry.msgctxt:
            return npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, 2)
        return ngettext(entry.msgid, entry.msgid_plural, 2)
    return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)


@pytest.mark.parametrize(("active", "catalogue"), [("fr", "fr"), ("pt", "pt"), ("pt-pt", "pt")])
def test_the_admin_and_the_readers_pages_say_what_the_catalogue_says(active, catalogue):
    """The admin's Portuguese is `pt-pt`; our one Portuguese catalogue serves it too."""
    with override(active):
        for entry in read_catalogue(catalogue):
            expected = entry.msgstr_plural[1] if entry.msgid_plural else entry.msgstr
            assert say(entry) == expected, "compiled? (make catalogues)"


def test_wagtails_own_words_are_there_in_portuguese():
    with override("pt-pt"):
        assert gettext("Submit for moderation") == "Enviar para moderação"
        assert gettext("Locked by you") == "Bloqueado por si"  # of locale/wagtail/pt


def test_wagtails_scripts_speak_portuguese(rf):
    """The words of its scripts are in a separate catalogue, `djangojs`."""
    with override("pt-pt"):
        script = JavaScriptCatalog.as_view(packages=["wagtail.admin"])(rf.get("/")).content.decode()
    assert "Inserir um bloco" in script


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_mend_of_wagtails_words_keeps_its_placeholders_and_markup(language):
    """The same ones, or fewer, but none that Wagtail does not give: a sentence may leave out the name of a model."""
    for entry in read_mended(language):
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            given = Counter(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
            assert set(PLACEHOLDER.findall(text)) <= set(given), text
            assert set(TAG.findall(text)) == set(TAG.findall(entry.msgid)), text


BADLY_SAID = {
    "fr": r"\(t?t?e\)|\(s\)|le/la|ce/cette|[Ff]ragment|[Rr]égion|[Ww]orkflow|[Ss]nippet|Êtes-vous sûr|à Modération",
    "pt-pt": r"[Tt]recho|[Rr]egião|[Rr]egiões|\batrás|[Vv]ocê|[Ww]orkflow|[Ss]nippet|[Gg]ravar|de [A-Z][a-z]+bro\b",
}


@pytest.mark.parametrize("language", BADLY_SAID)
def test_wagtail_says_nothing_that_nobody_in_a_newsroom_would_say(language):
    """Each word as the admin shows it, with our changes; gender in parentheses is not good French."""
    folders = [
        folder
        for package in (wagtail, wagtail_localize)
        for folder in Path(package.__file__).parent.glob("**/locale/en/LC_MESSAGES")
        if not re.search(
            "simple_translation|styleguide|typed_table|search_promotions|forms/|frontend_cache", str(folder)
        )
        and not re.search("contrib/table_block|modeladmin", str(folder))
    ]
    with override(language):
        said = {say(entry) for folder in folders for entry in polib.pofile(str(folder / "django.po"))}
    texts = {re.sub(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>", "", text) for text in said}
    assert sorted(text for text in texts if re.search(BADLY_SAID[language], text)) == []


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("fr", "Snippets", "Éléments partagés"),
        ("fr", "Locale", "Langue"),
        ("fr", "Submit to %(workflow_name)s", "Soumettre pour modération"),
        ("pt-pt", "Snippets", "Elementos partilhados"),
        ("pt-pt", "Locale", "Língua"),
        ("pt-pt", "%(time_period)s ago", "há %(time_period)s"),
        ("pt-pt", "November", "novembro"),
    ],
)
def test_words_that_were_mended(language, words, said):
    with override(language):
        assert gettext(words) == said


def find_words_of_scripts() -> set[str]:
    """Return the words of our own scripts: the literal arguments of gettext()."""
    root = Path(settings.BASE_DIR)
    files = [file for file in root.glob("**/static/**/*.js") if not file.relative_to(root).parts[0].startswith(".")]
    return {words for file in files for words in re.findall(r'\bgettext\("((?:[^"\\]|\\.)*)"\)', file.read_text())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_our_scripts_is_translated(language):
    catalogue = polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "djangojs.po"))
    said = {entry.msgid for entry in catalogue if entry.translated()}
    assert find_words_of_scripts() - said == set()
    assert len(find_words_of_scripts()) > 15


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_plurals_have_all_forms_that_their_catalogue_declares(language, domain):
    """Portuguese has a form of its own for millions: where one is missing, scripts write nothing at all."""
    catalogue = polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / f"{domain}.po"))
    forms = int(re.search(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[1])
    found = {entry.msgid: list(filter(None, entry.msgstr_plural.values())) for entry in catalogue if entry.msgid_plural}
    assert [words for words, plurals in found.items() if len(plurals) != forms] == []
