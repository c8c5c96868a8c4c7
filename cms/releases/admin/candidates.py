"""Texts that can be put into a release by hand: found by their titles."""

from uuid import UUID

from django.db.models import Model, Q
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.core.content.bin import without_binned
from cms.newsroom.access.pages import keep_known

from ..models import ReleaseText
from ..texts import TextKey, is_text

MOST = 40


def find_candidates(user, words: str) -> list[tuple[Model, TextKey]]:
    """Return the pages and snippets with something to publish whose title contains some words, in no open release.

    Each with its key.
    """
    to_publish = Q(live=False) | Q(has_unpublished_changes=True)
    pages = without_binned(Page.objects.filter(to_publish, depth__gt=1, alias_of=None))
    if words:
        pages = pages.filter(draft_title__icontains=words)
    found: list[Model] = list(keep_known(user, pages).specific().select_related("locale").order_by("-pk")[:MOST])
    for model in get_snippet_models():
        if is_text(model._meta.concrete_model()):
            snippets = model._default_manager.filter(to_publish).select_related("locale").order_by("-pk")[: MOST * 5]
            found += [snippet for snippet in snippets if words.casefold() in str(snippet).casefold()][:MOST]
    taken = {TextKey.of_row(row) for row in ReleaseText.objects.filter(is_open=True)}
    keyed = [(text, TextKey.of(text)) for text in found]
    return [(text, key) for text, key in keyed if key not in taken]


def encode(key: TextKey) -> str:
    """Return a key as the value of a form's field."""
    return f"{key.content_type_id}:{key.translation_key}:{key.locale_id}"


def decode(value: str) -> TextKey | None:
    """Return the key of a form's value; None if it is none."""
    try:
        content_type, translation_key, locale = value.split(":")
        return TextKey(int(content_type), UUID(translation_key), int(locale))
    except ValueError:
        return None
