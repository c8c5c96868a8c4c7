"""Countries by ISO 3166-1 code, named in the active language from CLDR."""

from babel import Locale
from django.utils.translation import get_language

REGIONS_THAT_ARE_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


def get_babel_locale() -> Locale:
    """Return the CLDR locale of the active language (European Portuguese for `pt`)."""
    language = get_language() or "en"
    return Locale.parse({"pt": "pt_PT", "en": "en_GB"}.get(language, language.replace("-", "_")), sep="_")


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
