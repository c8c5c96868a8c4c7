"""List the words of a page or snippet in order, from the serialised data of its editable fields.

A link, an image, a date, a number or any other value counts as one word, which begins with `VALUE`. Serialised data
needs no query, and revisions are stored in the same form.
"""

import json
import re
from html import unescape

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, DraftStateMixin, Page, TranslatableMixin

VALUE = "§"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TAG = re.compile(r"<[^>]*>")
_TARGET = re.compile(r"""\b(?:href|id|url|linktype|embedtype|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"""<a\s+id=["']?a\d+["']?\s*>""")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+\Z", re.IGNORECASE)
# Scripts without spaces between words: each character counts as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Fields that are not content, as are those of DraftStateMixin and TranslatableMixin (see `_get_fields`).
_DECISIONS = {"minor_edit", "owner", "content_type"}


def list_words(model: type[models.Model], data: dict) -> list[str]:
    """Return the words of a text from its serialised data (`serializable_data()`, or a revision's `content`)."""
    words = []
    for field in _get_fields(model):
        if field.name in data:
            words += _list_value(field, data[field.name])
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            for row in data.get(name) or ():
                words += list_words(relation.related_model, row)
    return words


def split_words(text: str) -> list[str]:
    """Return the words of plain text."""
    return _WORD.findall(_UNSPACED.sub(r" \g<0> ", text))


def split_html(html: str) -> list[str]:
    """Return the words of HTML. The target of a link or an embedded image counts as one word."""
    found, text, at = [], "", 0
    for tag in _TAG.finditer(html):
        text += html[at : tag.start()]
        at = tag.end()
        if not _INLINE.match(tag[0]):
            text += " "
        if target := _read_target(tag[0]):
            found += [*split_words(unescape(text)), target]
            text = ""
    return found + split_words(unescape(text + html[at:]))


def _read_target(tag: str) -> str:
    """Return the target of a tag as one word, or "". Skip wagtail-localize's placeholders, whose links are values."""
    if _PLACEHOLDER.match(tag):
        return ""
    targets = ["".join(found) for found in _TARGET.findall(tag)]
    return _one(VALUE + unescape("|".join(targets))) if targets else ""


def _one(value: str) -> str:
    return re.sub(r"\s+", "_", value)


def _get_fields(model):
    own = {
        field.name
        for mixin in (DraftStateMixin, TranslatableMixin)
        if issubclass(model, mixin)
        for field in mixin._meta.get_fields()
    }
    tree = {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else set()
    said = {"title", "slug", "seo_title", "search_description", "show_in_menus"}
    for field in model._meta.get_fields():
        if not field.concrete or field.primary_key or not getattr(field, "editable", False):
            continue
        if isinstance(field, ParentalKey) or (field.one_to_one and field.remote_field.parent_link):
            continue
        if field.name in _DECISIONS | own | {"sort_order"} or (field.name in tree and field.name not in said):
            continue
        yield field


def _list_value(field, value) -> list[str]:
    if value is None or value is False or value in ("", []):
        return []
    if isinstance(field, StreamField):
        return _list_block(field.stream_block, json.loads(value) if isinstance(value, str) else value)
    if isinstance(field, RichTextField):
        return split_html(value)
    if field.many_to_many:
        return [f"{VALUE}{field.name}:{pk}" for pk in value]
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    if is_text and not isinstance(field, models.SlugField | models.URLField | models.EmailField):
        return split_words(str(value))
    return [_one(f"{VALUE}{field.name}:{value}")]


def _list_block(block, value) -> list[str]:
    """Return the words of a block from its raw value."""
    if value is None or value is False or value in ("", [], {}):
        return []
    words = []
    if isinstance(block, StreamBlock):
        for child in value:
            if child["type"] in block.child_blocks:
                words += _list_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, StructBlock):
        for name, child_block in block.child_blocks.items():
            words += _list_block(child_block, value.get(name))
    elif isinstance(block, ListBlock):
        for child in value:
            is_item = isinstance(child, dict) and {"type", "value"} <= set(child)
            words += _list_block(block.child_block, child["value"] if is_item else child)
    elif isinstance(block, RichTextBlock):
        words += split_html(value)
    elif isinstance(value, str) and not _ADDRESS.match(value):
        words += split_html(value) if "<" in value else split_words(value)
    else:
        words.append(_one(f"{VALUE}{block.name}:{json.dumps(value, sort_keys=True)}"))
    return words
