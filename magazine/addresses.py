"""The addresses of sections and topics, below the magazine's index, in each language's own words."""

# A language that is not here uses the English words until it has its own.
ROUTE_WORDS = {
    "section": {"fr": "rubrique", "pt": "seccao", "en": "section"},
    "topic": {"fr": "theme", "pt": "tema", "en": "topic"},
}


def make_pattern(kind: str) -> str:
    """Return the pattern of the listings of a kind ("section" or "topic"), in whatever language the words are."""
    return rf"^(?:{'|'.join(ROUTE_WORDS[kind].values())})/(?P<slug>[-\w]+)/$"


def get_listing_path(item, language: str) -> str:
    """Return the address of a section's or topic's page, below the magazine's index in that language."""
    words = ROUTE_WORDS[item._meta.model_name]
    return f"{words.get(language, words['en'])}/{item.slug}/"
