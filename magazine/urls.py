"""URLs of sections and topics, below the magazine's index, in each language's own words."""

from cms.languages.registry import get_profile, list_url_words


def make_pattern(kind: str) -> str:
    """Return the pattern of the listings of a kind ("section" or "topic"), with the words of all languages."""
    return rf"^(?:{'|'.join(list_url_words(kind))})/(?P<slug>[-\w]+)/$"


def get_listing_path(item, language: str) -> str:
    """Return the URL of a section's or topic's page, relative to the magazine's index in that language."""
    return f"{get_profile(language).url_words[item._meta.model_name]}/{item.slug}/"
