"""The words that a sign-off covers: those that people read, without dates, pictures and links.

Words are compared without punctuation, spacing and emphasis (`cms.authorship.tokenization`), so that a typographic
correction voids nothing. The targets of links count as words.
"""

import hashlib
import json
from dataclasses import dataclass

from django.db import models
from wagtail import blocks
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from cms.authorship.tokenization import split_html, split_words
from cms.pages.stored_values import StoredValue, read_stream, walk_values

from .registry import find_answers

# Translatable, but not in the text: nobody is asked to read them.
_UNREAD = {"slug", "seo_title", "search_description"}
_WORDED = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


@dataclass(frozen=True)
class Words:
    """The fingerprints of a text's words: of each answer by the id of its block, and of everything else."""

    answers: dict[str, str]
    rest: str

    @property
    def fingerprint(self) -> str:
        """Return one fingerprint of all words."""
        return _hash([sorted(self.answers.items()), self.rest])

    def as_dict(self) -> dict:
        return {"answers": self.answers, "rest": self.rest}

    @classmethod
    def of(cls, stored: dict) -> "Words":
        """Return what `as_dict` has stored."""
        return cls(dict(stored.get("answers") or {}), stored.get("rest") or "")

    def find_changed_answers(self, now: "Words") -> set[str]:
        """Return the ids of the answers that are new now or have other words."""
        return {key for key, said in now.answers.items() if self.answers.get(key) != said}


def read_words(model: type[Page], content: dict) -> Words:
    """Return the fingerprints of the words in the content of a revision. No query."""
    place = find_answers(model)
    rest, answers = [], {}
    for field in getattr(model, "translatable_fields", ()):
        name = field.field_name
        if isinstance(field, TranslatableField) and name not in _UNREAD and name != place.body and name in content:
            rest.append([name, *_list_words(model, {name: content[name]})])
    for number, block in enumerate(read_stream(content.get(place.body))):
        said = _list_words(model, {place.body: [block]})
        if block.get("type") == place.block:
            key = str(block.get("id") or number)
            answers[key] = _hash(said)
            rest.append(["answer", key])  # the order of answers counts
        else:
            rest.append([block.get("type"), *said])
    return Words(answers, _hash(rest))


def _list_words(model: type[Page], content: dict) -> list[str]:
    return [word for value in walk_values(model, content) for word in _split(value)]


def _split(value: StoredValue) -> list[str]:
    definition, said = value.definition, value.value
    if not isinstance(said, str):
        return []
    if isinstance(definition, blocks.RichTextBlock):
        return split_html(said)
    if isinstance(definition, models.CharField | models.TextField) or (
        isinstance(definition, _WORDED) and not isinstance(definition, blocks.URLBlock)
    ):
        return split_words(said)
    return []


def _hash(value) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
