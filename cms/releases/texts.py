"""The texts of releases: their keys, loaded for many rows at once, in the order in which they can go live."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, Self
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from cms.core.content.bin import is_binned


class TextKey(NamedTuple):
    """What a text is, whether it exists yet or not: a page or snippet in one language."""

    content_type_id: int  # that of Page for all pages
    translation_key: UUID
    locale_id: int

    @classmethod
    def of(cls, text: Model) -> Self:
        return cls(get_content_type_id(text), text.translation_key, text.locale_id)

    @classmethod
    def of_row(cls, row) -> Self:
        """Return the key of a `ReleaseText` or a `Waiver`."""
        return cls(row.content_type_id, row.translation_key, row.locale_id)

    @property
    def work(self) -> tuple[int, UUID]:
        """Return what all language versions have in common."""
        return self.content_type_id, self.translation_key

    @property
    def fields(self) -> dict:
        """Return the key as values of the fields of a row."""
        return self._asdict()


def get_content_type_id(text: Model) -> int:
    model = Page if isinstance(text, Page) else type(text)
    return ContentType.objects.get_for_model(model).pk


def is_text(instance) -> bool:
    """Return whether an object can be in a release: it has languages and drafts."""
    return isinstance(instance, TranslatableMixin) and isinstance(instance, DraftStateMixin)


def has_something_to_publish(text: Model) -> bool:
    return not text.live or text.has_unpublished_changes


def load_texts(keys: Iterable[TextKey]) -> dict[TextKey, Model]:
    """Return the pages and snippets of keys, those that exist; deleted pages (cms.bin) and aliases do not.

    Pages are specific. All have their language and latest revision, pages their owner. One query for each model and
    each page type.
    """
    keys = set(keys)
    by_model: dict[int, set[UUID]] = defaultdict(set)
    for key in keys:
        by_model[key.content_type_id].add(key.translation_key)
    found = {}
    for content_type_id, translation_keys in by_model.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        texts = model._default_manager.filter(translation_key__in=translation_keys)
        related = ("locale", "latest_revision")
        if model is Page:
            related = (*related, "owner")
            texts = texts.filter(alias_of=None).specific().select_related(*related, for_specific_subqueries=True)
        else:
            texts = texts.select_related(*related)
        for text in texts:
            key = TextKey(content_type_id, text.translation_key, text.locale_id)
            if key in keys and not (model is Page and is_binned(text)):
                found[key] = text
    return found
