"""The names of languages as social media want them: with a country (https://ogp.me/)."""

from babel.core import get_global

COUNTRIES = {"pt": "PT", "en": "GB"}  # where the newsroom writes; CLDR would say Brazil and the United States


def name_locale(code: str) -> str:
    """Return "fr_FR" for "fr"; the country is CLDR's likeliest where we have not said another."""
    language, _hyphen, country = code.partition("-")
    likely = get_global("likely_subtags").get(language, language).rpartition("_")[2]
    return f"{language}_{(country or COUNTRIES.get(language) or likely).upper()}"
