"""Countries by ISO 3166-1 code, named in the active language from CLDR; and the country of each language."""

from functools import cache
from operator import itemgetter

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language

from cms.compat.babel import drop_from_memory
from cms.languages.registry import get_profile

from .sorting import sort_by_name

REGIONS_THAT_ARE_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
# CLDR data that the site does not use: three quarters of what Babel would keep in memory for a language.
UNUSED = (
    *("unit_patterns", "unit_display_names", "currency_names", "currency_names_plural", "compact_currency_formats"),
    *("compact_decimal_formats", "meta_zones", "date_fields", "interval_formats", "scripts", "variants"),
)


def get_babel_locale() -> Locale:
    """Return the CLDR locale of the active language (European Portuguese for `pt`)."""
    return load_locale_of(get_language() or settings.LANGUAGE_CODE)


def load_locale_of(language_code: str) -> Locale:
    """Return the CLDR locale of a language.

    If CLDR does not know it in its country, return that of the language alone; if CLDR does not know the language,
    return that of the sources' language.
    """
    for name in (name_locale(language_code), language_code.partition("-")[0]):
        try:
            return _load_locale(name)
        except (UnknownLocaleError, ValueError):
            continue
    return _load_locale(name_locale(settings.LANGUAGE_CODE))


@cache
def _load_locale(name: str) -> Locale:
    """Return a CLDR locale without unused data; parents are loaded first ("root", "fr", "fr_FR")."""
    for part in ("root", name.partition("_")[0], name):
        drop_from_memory(part, UNUSED)
    return Locale.parse(name)


def name_locale(code: str) -> str:
    """Return "fr_FR" for "fr", as CLDR and social media name it (https://ogp.me/).

    The country comes from the language's profile, unless the code has one.
    """
    language, _hyphen, country = code.partition("-")
    return f"{language}_{(country or get_profile(language).country).upper()}"


def country_choices() -> list[tuple[str, str]]:
    """Return (code, name) pairs sorted by name, for a field's `choices`."""
    territories = get_babel_locale().territories
    countries = ((code, name) for code, name in territories.items() if is_country_code(code))
    return sort_by_name(countries, itemgetter(1))


def is_country_code(code: str) -> bool:
    """Return whether `code` is a two-letter country code: CLDR also names continents and groupings."""
    return len(code) == 2 and code.isalpha() and code not in REGIONS_THAT_ARE_NO_COUNTRIES


def country_name(code: str) -> str:
    """Return a country's name in the active language, or the code if CLDR has no name for it."""
    return get_babel_locale().territories.get(code, code)


def time_zone_city(zone: str) -> str:
    """Return the city that names a time zone, in the active language: "Lisbonne" for "Europe/Lisbon"."""
    return get_babel_locale().time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
