"""Terms, people who propose them, and moderators who approve them."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale

from cms.translation.models import TermConcept
from cms.translation.terms.deciding import Word, approve, propose
from tests.scenes import scene, writer


def read_words(words: dict) -> list[Word]:
    """Return words from {"fr": "musée", "pt": ["museu", "!galeria", "~museus"]}: ! is forbidden, ~ admitted."""
    usages = {"!": "forbidden", "~": "admitted"}
    return [
        Word(Locale.objects.get(language_code=code).pk, text.lstrip("!~"), usages.get(text[0], "preferred"))
        for code, texts in words.items()
        for text in ([texts] if isinstance(texts, str) else texts)
    ]


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


@writer
def term():
    """Store a term that is in force: an administrator approves it."""

    def term(kind="term", note="", do_not_translate=False, scientific_name="", **words):
        values = {
            "kind": kind,
            "note": note,
            "do_not_translate": do_not_translate,
            "scientific_name": scientific_name,
        }
        users = get_user_model().objects
        boss = users.filter(username="terms").first() or users.create_superuser("terms", "terms@example.org", "x")
        return approve(boss, propose(boss, values, read_words(words)))

    return term


@pytest.fixture
def values():
    return {"kind": TermConcept.Kind.MUSEUM, "note": "", "do_not_translate": False, "scientific_name": ""}
