"""Texts that can be put into a release by hand: found by their titles."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.core.content.bin import without_binned
from cms.newsroom.access.pages import find_known, keep_known

from ..models import ReleaseText
from ..texts import TextKey, get_content_type_id, is_text, load_texts

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
    """Return the key of a form's value; None if it is none, or of something that is no text."""
    try:
        content_type, translation_key, locale = value.split(":")
        key = TextKey(int(content_type), UUID(translation_key), int(locale))
        model = ContentType.objects.get_for_id(key.content_type_id).model_class()
    except (ValueError, ContentType.DoesNotExist):
        return None
    is_key_of_text = model is not None and is_text(model()) and get_content_type_id(model()) == key.content_type_id
    return key if is_key_of_text else None


def find_chosen(user, values: Iterable[str]) -> list[TextKey]:
    """Return the keys among a form's values: of texts that exist and that a person may know of, each once."""
    texts = load_texts(key for value in values if (key := decode(value)))
    known = find_known(user, [text for text in texts.values() if isinstance(text, Page)])
    return [key for key, text in texts.items() if not isinstance(text, Page) or text.pk in known]
