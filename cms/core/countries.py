"""Countries by ISO 3166-1 code, named in the active language from CLDR; and the country that each language is of."""

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language

COUNTRIES_OF_LANGUAGES = {"pt": "PT", "en": "GB"}  # where the newsroom writes; CLDR says Brazil and the United States
REGIONS_THAT_ARE_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


def get_babel_locale() -> Locale:
    """Return the CLDR locale of the active language (European Portuguese for `pt`)."""
    return Locale.parse(name_locale(get_language() or "en"))


def name_locale(code: str) -> str:
    """Return "fr_FR" for "fr", as CLDR and social media name it (https://ogp.me/).

    The country is CLDR's likeliest where we have not said another.
    """
    language, _hyphen, country = code.partition("-")
    likely = get_global("likely_subtags").get(language, language).rpartition("_")[2]
    return f"{language}_{(country or COUNTRIES_OF_LANGUAGES.get(language) or likely).upper()}"


def country_choices() -> list[tuple[str, str]]:
    """Return (code, name) pairs sorted by name, for a field's `choices`."""
    territories = get_babel_locale().territories
    return sorted(
        ((code, name) for code, name in territories.items() if is_country_code(code)),
        key=lambda item: item[1].casefold(),
    )


def is_country_code(code: str) -> bool:
    """Tell whether `code` is a two-letter country code: CLDR also names continents and groupings."""
    return len(code) == 2 and code.isalpha() and code not in REGIONS_THAT_ARE_NO_COUNTRIES


def country_name(code: str) -> str:
    """Return a country's name in the active language, or the code where CLDR has no name for it."""
    return get_babel_locale().territories.get(code, code)
