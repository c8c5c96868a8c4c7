"""Registry of language profiles, by language code.

A profile is found by the name of its module, in `cms.languages` or another package of `settings.LANGUAGE_PROFILES`.
A language without a profile gets the fallback (`make_fallback`), and so does each field that a profile lacks. The site
runs without them, and the system check lists what is missing.
"""

import re
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from babel.core import get_global
from django.conf import settings
from django.utils.translation import get_language, gettext

from .en import PROFILE as ENGLISH
from .profile import LanguageProfile

_CODE = re.compile(r"[a-z]{2,3}(?:_\w+)?")  # the names of all other modules here are longer
MEAN_WORDS_A_MINUTE = 184  # mean of the 17 languages in the study that `cms.pages.reading_time` cites
MOST_KNOWN = 200  # cached codes without a profile; editors' texts may contain any code


def get_profile(language_code: str) -> LanguageProfile:
    """Return the complete profile of a language; a variant without its own ("pt-br") has that of its language."""
    return _profiles[language_code]


def get_active_profile() -> LanguageProfile:
    """Return the profile of the active language; if none is active, that of the language of the sources."""
    return _profiles[get_language() or settings.LANGUAGE_CODE]


@cache
def get_profiles() -> dict[str, LanguageProfile]:
    """Map language codes to the existing profiles as their modules define them: fields may be missing."""
    found = {}
    for package in settings.LANGUAGE_PROFILES:
        for module in iter_modules(import_module(package).__path__):
            if _CODE.fullmatch(module.name):
                code = module.name.replace("_", "-")
                found.setdefault(code, import_module(f"{package}.{module.name}").PROFILE)
    return found


def find_profile_files() -> list[Path]:
    """Return the files of all profiles, sorted. They are part of the key of everything that their rules produce."""
    folders = (Path(import_module(package).__file__).parent for package in settings.LANGUAGE_PROFILES)
    return sorted(file for folder in folders for file in folder.glob("*.py") if _CODE.fullmatch(file.stem))


def has_profile(language_code: str) -> bool:
    """Return whether a language has a profile, of its own or as a variant of another."""
    profiles = get_profiles()
    return language_code in profiles or language_code.partition("-")[0] in profiles


def list_url_words(what: str) -> list[str]:
    """Return a word of URLs in all languages, sorted, for a URL pattern. what: a key of `url_words`."""
    profiles = (get_profile(code) for code in get_profiles())
    return sorted({profile.url_words[what] for profile in profiles})


@cache
def unite(field: str) -> frozenset[str]:
    """Return the union of a field's words in all languages, for texts that quote another language."""
    return frozenset().union(*(getattr(get_profile(code), field) for code in get_profiles()))


def list_admin_languages() -> list[tuple[str, str]]:
    """Return (code, own name) of the admin's languages: those of the site, with the codes of Wagtail's catalogues."""
    return [(get_profile(code).admin_language, name) for code, name in settings.LANGUAGES]


def get_place(language_code: str) -> int:
    """Return the place of a content language in the order of the settings; one that is not in them comes last."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return codes.index(language_code) if language_code in codes else len(codes)


def make_fallback(language_code: str) -> LanguageProfile:
    """Return the profile for a language without one.

    Quotation marks and words of URLs are English, the country is CLDR's likeliest, the reading speed is the mean of
    many languages. There are no rules and words of the language: the search does not stem words.
    """
    language, _dash, country = language_code.partition("-")
    return replace(
        ENGLISH,
        spacing_rules=(),
        weak_line_ends=frozenset(),
        abbreviations=frozenset(),
        country=country or get_global("likely_subtags").get(language, language).rpartition("_")[2],
        words_a_minute=MEAN_WORDS_A_MINUTE,
        deed_language="",
        translated_from=lambda name: gettext("Translated"),
        admin_language=language_code,
        number_words={},
        uncertain_number_words=frozenset(),
        number_joints=frozenset(),
        century=None,
        after_decades=None,
        unit_words={},
        repeated_words=frozenset(),
        stemmer="",
        stop_words=frozenset(),
        irregular_forms={},
        after_stemming=None,
        endings_after_apostrophes=frozenset(),
    )


def complete(profile: LanguageProfile, language_code: str) -> LanguageProfile:
    """Return a profile whose missing fields are taken from the fallback."""
    lacking = profile.find_lacking()
    if not lacking and ENGLISH.url_words.keys() <= profile.url_words.keys():
        return profile
    fallback = make_fallback(language_code)
    whole = replace(profile, **{name: getattr(fallback, name) for name in lacking})
    return replace(whole, url_words=fallback.url_words | whole.url_words)


class _Profiles(dict):
    """Complete profiles by code, each created at its first use."""

    def __missing__(self, code: str) -> LanguageProfile:
        known = get_profiles()
        language = code.partition("-")[0]
        if code in known or language in known:
            profile = complete(known.get(code) or known[language], code)
        else:
            profile = make_fallback(code)
        if code in known or len(self) < MOST_KNOWN:
            self[code] = profile
        return profile


_profiles = _Profiles()
