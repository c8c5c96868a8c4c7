"""The permanent URL of a text, for citations: it survives changes of title, position and site structure.

`/fr/id/4k7q9x2mbt` leads to the French version of a text wherever that is now. The key is the beginning of the text's
`translation_key`, which all its versions share and which never changes, in Crockford's base 32
(https://www.crockford.com/base32.html): no letter can be mistaken for a digit. Ten characters are 50 bits: among 10,000
texts the odds that any two share a key are 1 in 22 million; then both URLs lead to the older one.
"""

import uuid
from functools import lru_cache

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from ..content.visibility import visible

LENGTH = 10
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans({"o": "0", "i": "1", "l": "1"})
_REST = 128 - 5 * LENGTH  # bits of the translation key that the short one leaves out


def make_key(translation_key: uuid.UUID) -> str:
    """Return the short key of a text."""
    number = translation_key.int >> _REST
    return "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(LENGTH)))


def read_key(key: str) -> tuple[uuid.UUID, uuid.UUID] | None:
    """Return the first and last translation keys that a short key stands for; None if it is not valid.

    Capitals, and o, i, l for 0 and 1, are accepted, because keys are copied by hand.
    """
    key = key.lower().translate(_MISREAD)
    if len(key) != LENGTH or not set(key) <= set(_ALPHABET):
        return None
    number = 0
    for letter in key:
        number = number << 5 | _ALPHABET.index(letter)
    return uuid.UUID(int=number << _REST), uuid.UUID(int=((number + 1) << _REST) - 1)


@lru_cache(maxsize=512)  # called several times for a page
def get_permanent_path(translation_key: uuid.UUID, language: str) -> str:
    """Return the permanent URL of a text in a language, as a path: "/fr/id/4k7q9x2mbt"."""
    with override(language):
        return reverse("permanent", args=[make_key(translation_key)])


def find_versions(key: str) -> QuerySet:
    """Return the visible versions of the text that a short key stands for, the oldest first."""
    keys = read_key(key)
    pages = Page.objects.filter(translation_key__range=keys, depth__gt=1) if keys else Page.objects.none()
    return visible(pages).select_related("locale").order_by("pk")
