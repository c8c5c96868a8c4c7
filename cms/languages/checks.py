"""The system check of languages. It lists what each language of the site lacks; the site runs nevertheless."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import wagtail.admin
from babel import localedata
from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.utils.translation import to_locale

from .en import PROFILE as ENGLISH
from .profile import LACKING, LanguageProfile
from .registry import get_profiles

_URL_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Key = tuple[str | None, str]  # the context and the words of a string


def check_languages(app_configs, **kwargs) -> list[CheckMessage]:
    """Return a warning for everything that a language of `settings.LANGUAGES` lacks."""
    return [warning for code, _name in settings.LANGUAGES for warning in find_faults(code)]


def find_faults(code: str) -> Iterator[CheckMessage]:
    profiles = get_profiles()
    profile = profiles.get(code) or profiles.get(code.partition("-")[0])
    if profile is None:
        yield Warning(
            f"The language “{code}” has no profile: English marks and addresses hold, and no rules of its own.",
            hint=f"Write cms/languages/{code.replace('-', '_')}.py; LanguageProfile explains each field.",
            id="languages.W001",
        )
    else:
        yield from _check_profile(code, profile)
    yield from _check_catalogue(code)


def _check_profile(code: str, profile: LanguageProfile) -> Iterator[CheckMessage]:
    for name in profile.find_lacking():
        yield Warning(
            f"The profile of the language “{code}” lacks “{name}”.",
            hint="LanguageProfile explains the field. Where the language has nothing of the kind, the profile says so.",
            id="languages.W002",
        )
    for what in ENGLISH.url_words if profile.url_words is not LACKING else ():
        if not _URL_WORD.fullmatch(profile.url_words.get(what, "")):
            yield Warning(
                f"The profile of the language “{code}” lacks the word of addresses for “{what}”.",
                hint="url_words: lower case, without accents, one for each key that English has.",
                id="languages.W003",
            )
    if profile.stemmer and profile.stemmer not in _list_stemmers():
        yield Warning(
            f"The profile of the language “{code}” names a stemmer that Snowball does not have: “{profile.stemmer}”.",
            hint=f"Snowball has: {', '.join(sorted(_list_stemmers()))}.",
            id="languages.W004",
        )
    if profile.admin_language is not LACKING and not _has_admin_catalogue(profile.admin_language):
        yield Warning(
            f"Wagtail’s admin does not speak “{profile.admin_language}”, as the profile of “{code}” has it.",
            hint="admin_language: a language that wagtail/admin/locale has a catalogue for.",
            id="languages.W005",
        )
    language, _hyphen, country = code.partition("-")
    if profile.country is not LACKING and not localedata.exists(f"{language}_{(country or profile.country).upper()}"):
        yield Warning(
            f"CLDR does not know the language “{code}” in the country “{profile.country}”, which its profile gives.",
            hint="country: the ISO 3166-1 code of a country where it is spoken, such as PT for Portuguese.",
            id="languages.W008",
        )


def _check_catalogue(code: str) -> Iterator[CheckMessage]:
    if code == settings.LANGUAGE_CODE:
        return  # the language of the sources needs no catalogue
    needed, known = _collect_strings(), set().union(*(_read_folder(Path(path), code) for path in settings.LOCALE_PATHS))
    missing = sorted(needed - known, key=str)
    if not known:
        yield Warning(
            f"The language “{code}” has no catalogue: readers see English words.",
            hint="`make messages` makes it in locale/; translate it.",
            id="languages.W006",
        )
    elif missing:
        yield Warning(
            f"The catalogue of the language “{code}” lacks {len(missing)} strings, “{missing[0][1]}” among them.",
            hint="`make messages`, then `manage.py check_catalogues` names them.",
            id="languages.W007",
        )


def _collect_strings() -> set[Key]:
    """Return the strings that the project's catalogues translate into any language.

    Strings that are only in the sources are found by `check_catalogues`, which takes longer.
    """
    ours = Path(settings.LOCALE_PATHS[0])
    return set().union(*(_read_folder(ours, code) for code, _name in settings.LANGUAGES))


def _read_folder(folder: Path, code: str) -> set[Key]:
    """Return the strings that a folder's catalogue of a language translates.

    The catalogue for scripts (djangojs) is ignored, because it only fills gaps in Wagtail's.
    """
    names = dict.fromkeys((to_locale(code), to_locale(code.partition("-")[0])))
    files = (folder / name / "LC_MESSAGES" / "django.po" for name in names)
    return set().union(*(_read_catalogue(po, po.stat().st_mtime) for po in files if po.exists()))


@cache
def _read_catalogue(po: Path, changed: float) -> set[Key]:
    """Return the strings that a catalogue translates, from the compiled one if it is current: it is read faster."""
    mo = po.with_suffix(".mo")
    is_compiled = mo.exists() and mo.stat().st_mtime >= changed
    entries = polib.mofile(str(mo)) if is_compiled else polib.pofile(str(po)).translated_entries()
    return {(entry.msgctxt, entry.msgid) for entry in entries if entry.msgid}


@cache
def _list_stemmers() -> set[str]:
    import snowballstemmer  # 3 MB, which servers load only for the first search

    return set(snowballstemmer.algorithms())


def _has_admin_catalogue(code: str) -> bool:
    return (Path(wagtail.admin.__file__).parent / "locale" / to_locale(code)).is_dir()
