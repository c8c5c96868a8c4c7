"""Tags that name issues and link to sections and topics."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.core.content.localized import Localized, wrap
from cms.core.navigation.page_context import get_page_context
from cms.core.navigation.urls import get_path
from cms.core.templatetags.typography import typeset
from cms.feeds.podcasts import FILE_NAME
from cms.rendered_bodies.extras import get_extra
from cms.structured_data.recordings import RECORDINGS

from ..citing import cite_story
from ..models import IssuePage, MagazineIndexPage, Section, Topic
from ..origin_labels import name_origin
from ..provenance import describe_provenance
from ..urls import get_listing_path

register = template.Library()


@register.simple_tag(takes_context=True)
def listing_url(context, item: Section | Topic) -> str:
    """Return the URL of a section's or topic's page in its own language, below the current magazine.

    Return "" outside the magazine, and if the magazine does not exist in that language. No query.
    """
    page_context = get_page_context(context["request"], context.get("page"))
    pages = [*page_context.ancestors, page_context.page] if page_context.page else []
    index = next((page for page in pages if page.specific_class is MagazineIndexPage), None)
    if index is not None and index.locale_id != item.locale_id:
        index = page_context.find_version(index, item.locale_id)
    if index is None:
        return ""
    return get_path(index, context["request"]) + get_listing_path(item, index.locale.language_code)


@register.simple_tag(takes_context=True)
def listing_link(context, item: Section | Topic) -> SafeString:
    """Return a section's or topic's name as a link to its page, marked with its language if it is not the reader's."""
    reader = context["page"].locale
    own = reader if item.locale_id == reader.pk else item.locale
    language = "" if own is reader else own.language_code
    name, address = typeset(item.name, own.language_code), listing_url(context, item)
    marks = format_html(' lang="{}"', language) if language else ""
    if not address:
        return format_html("<span{}>{}</span>", marks, name) if language else name
    leads_to = format_html(' hreflang="{}"', language) if language else ""
    return format_html('<a href="{}"{}{}>{}</a>', address, marks, leads_to, name)


@register.simple_tag
def issue_name(issue: IssuePage) -> str:
    """Return an issue's number and season: "Issue 12 · Autumn 2026"."""
    return issue.get_kicker()


@register.simple_tag(takes_context=True)
def translated_from(context, story) -> str:
    """Return the label of a translation: "Translated from Portuguese"."""
    original = get_page_context(context["request"], story).original_language
    return name_origin(original if original != story.locale.language_code else None)


@register.simple_tag(takes_context=True)
def citation(context) -> str:
    """Return the citation of the current story without its URL."""
    page_context = get_page_context(context["request"], context["page"])
    return cite_story(context["page"], page_context, context.get("authors", []), context.get("interviewees", []))


@register.simple_tag
def translation_provenance(story) -> str:
    """Return a line on the shares of a translation from machines or earlier translations; "" if written by hand."""
    return describe_provenance(story.translation_shares)


@register.filter
def as_refs(stories, locale) -> list[Localized]:
    """Mark each page of a list that is not in the reader's language."""
    return wrap(stories, locale)


@register.filter
def as_ref(page) -> Localized:
    """Return the current page for templates that expect a localized page."""
    return Localized(page, False)


@register.simple_tag(takes_context=True)
def podcast_url(context) -> str:
    """Return the URL of the podcast in the language of a story with a recording, else "". No query."""
    page, page_context = context["page"], get_page_context(context["request"], context.get("page"))
    index = next((above for above in page_context.ancestors if above.specific_class is MagazineIndexPage), None)
    has_recordings = index is not None and get_extra(page, RECORDINGS)
    return f"{get_path(index, context['request'])}{FILE_NAME}" if has_recordings else ""
