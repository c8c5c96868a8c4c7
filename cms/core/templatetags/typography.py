"""Tags and filters for typesetting: spaces and quotes by language, dates, lists, names of languages."""

import datetime
import re

from django import template
from django.conf import settings
from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe

from cms.languages.registry import get_profile

from ..content.untranslated import find_language
from ..navigation.urls import get_path
from ..typography import dates, lists
from ..typography.typesetting import typeset as typeset_value
from ..typography.typesetting import typeset_quoted

register = template.Library()


@register.filter
def typeset(value, language: str = "") -> str:
    """Typeset a text by the rules of the active language, or of the language given for a text in another."""
    if value in (None, ""):
        return ""
    return typeset_value(value, language or translation.get_language() or settings.LANGUAGE_CODE)


@register.filter
def begins_with_letter(value) -> bool:
    """Return whether rich text begins with a letter, which can be set as an initial; a quotation mark cannot."""
    return strip_tags(getattr(value, "source", value)).strip()[:1].isalpha()  # not rendered: rendering queries links


@register.filter
def in_quotes(value, language: str = "") -> str:
    """Put a sentence in its language's quotation marks; the opening one is in a span that can hang in the margin."""
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    value = str(value).strip().strip('«»“”„"\u00a0\u202f ')  # if an editor typed quotation marks
    opening, closing = get_profile(language).quotes
    return format_html('<span class="hang">{}</span>{}{}', opening, typeset_quoted(value, language), closing)


def _time(text: str, *machine: datetime.date) -> str:
    return format_html('<time datetime="{}">{}</time>', "/".join(day.isoformat() for day in machine), text)


@register.filter
def date_long(value: datetime.date | None) -> str:
    """Return a `<time>` element with the date in full: "12 novembre 2026"."""
    return _time(dates.format_long_date(value), value) if value else ""


@register.filter
def weekday(value: datetime.date | None) -> str:
    return dates.format_weekday(value) if value else ""


@register.filter
def date_range(start: datetime.date | None, end: datetime.date | None = None) -> str:
    """Return the days from start to end without repeating what they share: "3–9 juin 2024".

    `<time>` can hold only one date, so each end of a range is an element of its own.
    """
    if start is None:
        return ""
    if end is None or end == start:
        return date_long(start)
    text = dates.format_date_range(start, end)
    first, join, last = text.partition("–")
    return format_html("{}{}{}", _time(first.strip(), start), _join(first), _time(last.strip(), end))


def _join(first: str) -> str:
    return "\u00a0– " if first.endswith("\u00a0") else "–"


@register.filter
def language_name(code: str) -> str:
    """Return a language's name in the active language."""
    return lists.language_name(code)


def list_join(values) -> str:
    """Join the values as the active language joins a list: "Ana, Inês et Paul"."""
    joined = lists.join_list([str(conditional_escape(value)) for value in values])
    return mark_safe(joined)  # noqa: S308 - each part is escaped above


@register.simple_tag(takes_context=True)
def link_list(context, refs) -> str:
    """Return links to localized pages, joined as the language joins a list: "Ana Reis, Inês Duarte et Paul Girard"."""
    return list_join(_link(ref, context.get("request")) for ref in refs)


def _link(ref, request) -> str:
    language = format_html(' lang="{0}" hreflang="{0}"', ref.language) if ref.is_fallback else ""
    return format_html('<a href="{}"{}>{}</a>', get_path(ref.page, request), language, _set_title(ref))


def _set_title(ref) -> str:
    own = find_language(ref.page, "title")
    title = typeset(ref.page.title, own or ref.language)
    return format_html('<span lang="{}">{}</span>', own, title) if own else title


@register.filter
def break_hashtag(tag: str) -> SafeString:
    """Allow a long hashtag to break between its words, before a capital: #WomenIn‹CultureMW."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in re.split(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", tag)))
