"""List the words by which an object is found, and fold them: comparison ignores case, accents and ligatures."""

import unicodedata
from collections.abc import Iterator

from wagtail.search import index

# Letters without a Unicode decomposition, and the plain letters that replace them.
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'"})


def fold(text: str) -> str:
    """Return a text in the form used for comparison: "Musée de l’Œuvre" gives "musee de l'oeuvre"."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


def list_words(instance) -> Iterator[str]:
    """Yield the texts by which an object is found: its and its related objects' AutocompleteFields, its draft title."""
    for field in type(instance).get_search_fields():
        yield from _list_field(instance, field)
    if draft_title := getattr(instance, "draft_title", ""):
        yield draft_title


def _list_field(instance, field) -> Iterator[str]:
    if isinstance(field, index.AutocompleteField):
        value = field.get_value(instance)
        for item in value if isinstance(value, list | tuple) else [value]:
            if item not in (None, ""):
                yield str(item)
    elif isinstance(field, index.RelatedFields) and (related := field.get_value(instance)) is not None:
        for other in related.all() if hasattr(related, "all") else [related]:
            for inner in field.fields:
                yield from _list_field(other, inner)
