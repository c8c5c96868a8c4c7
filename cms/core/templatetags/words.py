"""A page's words, typeset; those that were published untranslated in an element with their own `lang`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..untranslated import find_language, find_language_of_block
from .typography import typeset

register = template.Library()


def _set(value, language: str, of_page: str) -> SafeString | str:
    words = typeset(value, language or of_page)
    return format_html('<span lang="{}">{}</span>', language, words) if language and words else words


@register.simple_tag
def words(page, name: str, language: str = "") -> SafeString | str:
    """A field of a page, typeset: `{% words page "title" %}`. language: of a page in another than the reader's."""
    return _set(getattr(page, name), find_language(page, name), language)


@register.simple_tag
def words_of_child(page, relation: str, child, name: str) -> SafeString | str:
    """A field of an inline child that is translatable: `{% words_of_child page "days" day "text" %}`."""
    language = find_language(page, f"{relation}.{child.translation_key}.{name}")
    return _set(getattr(child, name), language, "")


@register.simple_tag
def language_of(page, name: str) -> str:
    """The language of a field of a page, where it is not the page's, else ""."""
    return find_language(page, name)


@register.simple_tag(takes_context=True)
def words_of_block(context, value, path: str = "") -> SafeString | str:
    """A value of the block that is shown: `{% words_of_block value.title "title" %}`; no path: the block's own."""
    return _set(value, language_of_block(context, path), "")


@register.simple_tag(takes_context=True)
def language_of_block(context, path: str = "") -> str:
    """The language of a value of the block that is being shown, where it is not the page's, else ""."""
    return find_language_of_block(context.get("page"), getattr(context.get("block"), "id", None), path)


@register.simple_tag
def lang(page, *names: str) -> SafeString | str:
    """The attribute for an element that can hold no other: of the first of the page's fields that has words.

    `<title{% lang page "seo_title" "title" %}>`
    """
    name = next((name for name in names if getattr(page, name, "")), "")
    language = find_language(page, name)
    return format_html(' lang="{}"', language) if language else ""


@register.simple_tag
def in_language(code: str) -> SafeString:
    """The attribute for an element whose words are in a language: `<title{% in_language text.language %}>`."""
    return format_html(' lang="{}"', code)
