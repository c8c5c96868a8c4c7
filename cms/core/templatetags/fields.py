"""Tags for the fields of a page, typeset; untranslated ones are in an element with their own `lang`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ..content.untranslated import find_language, find_language_of_block
from ..typography.hyphens import keep_hyphens
from .typography import typeset

register = template.Library()


# Fields that are set large, where a line that ends with a hyphen is conspicuous.
LARGE = {"title", "theme", "name", "city"}


def _set(value, language: str, of_page: str, *, is_large: bool = False) -> SafeString | str:
    words = typeset(value, language or of_page)
    if is_large and words:
        words = keep_hyphens(words, language or of_page or get_language() or "")
    return format_html('<span lang="{}">{}</span>', language, words) if language and words else words


@register.filter
def unbroken(title) -> SafeString:
    """Return a typeset title in the reader's language, set large: `{{ title|typeset|unbroken }}`."""
    return keep_hyphens(title, get_language() or "")


@register.simple_tag
def field(page, name: str, language: str = "") -> SafeString | str:
    """Return a field of a page, typeset: `{% field page "title" %}`. language: of the page, if not the reader's."""
    return _set(getattr(page, name), find_language(page, name), language, is_large=name in LARGE)


@register.simple_tag
def item_title(item) -> SafeString | str:
    """Return the title of an entry of a menu or of the breadcrumbs (`NavigationItem`)."""
    return _set(item.title, item.language, "")


@register.simple_tag
def explain_link(link) -> SafeString | str:
    """Return where a link of the language switcher leads if not to the same page (`LanguageLink`)."""
    whole = typeset(link.explanation, link.code)
    title = typeset(link.target_title, link.code)
    if not link.title_language or title not in whole:
        return whole
    before, _title, after = str(whole).partition(title)
    marked = _set(link.target_title, link.title_language, "")
    return format_html("{}{}{}", mark_safe(before), marked, mark_safe(after))  # noqa: S308 - escaped by typeset


@register.simple_tag
def target_title(link) -> SafeString | str:
    """Return the title of the page to which a link of the language switcher leads."""
    return _set(link.target_title, link.title_language, link.code)


@register.simple_tag
def child_field(page, relation: str, child, name: str) -> SafeString | str:
    """Return a translatable field of an inline child: `{% child_field page "days" day "text" %}`."""
    language = find_language(page, f"{relation}.{child.translation_key}.{name}")
    return _set(getattr(child, name), language, "")


@register.simple_tag
def snippet_field(snippet, name: str, around: str) -> SafeString | str:
    """Return a field of a section or partner, marked with its language if the surrounding text has another."""
    own = snippet.locale.language_code
    return _set(getattr(snippet, name), "" if own == around else own, own)


@register.simple_tag
def field_language(page, name: str) -> str:
    """Return the language of a field of a page if it is not the page's, else ""."""
    return find_language(page, name)


@register.simple_tag(takes_context=True)
def block_value(context, value, path: str = "") -> SafeString | str:
    """Return a value of the current block: `{% block_value value.title "title" %}`; without a path, the block's own."""
    return _set(value, block_language(context, path), "", is_large=path in ("", "title", "question"))


@register.simple_tag(takes_context=True)
def block_language(context, path: str = "") -> str:
    """Return the language of a value of the current block if it is not the page's, else ""."""
    return find_language_of_block(context.get("page"), getattr(context.get("block"), "id", None), path)


@register.simple_tag
def lang(page, *names: str) -> SafeString | str:
    """Return the `lang` attribute for an element without child elements: of the first of the fields that has text.

    `<title{% lang page "seo_title" "title" %}>`
    """
    name = next((name for name in names if getattr(page, name, "")), "")
    language = find_language(page, name)
    return format_html(' lang="{}"', language) if language else ""


@register.simple_tag
def in_language(code: str) -> SafeString:
    """Return the attribute for an element with text in a language: `<title{% in_language text.language %}>`."""
    return format_html(' lang="{}"', code)
