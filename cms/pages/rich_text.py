"""References inside rich text for readers: links lead to pages in their language, and broken references are left out.

Stored rich text may be damaged. Wagtail's handlers raise for a reference that cannot be a primary key, which breaks the
whole page; these handlers leave it out.
"""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.embeds.rich_text import MediaEmbedHandler
from wagtail.images.formats import get_image_formats
from wagtail.images.rich_text import ImageEmbedHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.core.content.lookups import say_sought
from cms.core.content.visibility import is_over
from cms.core.sanitizing.contentstate import as_id
from cms.core.sanitizing.urls import keep_allowed


class SoundReferences:
    """Mixin for handlers that passes on sound references only; `broken` replaces the others."""

    broken = "<a>"

    @classmethod
    def is_sound(cls, attrs: dict) -> bool:
        return as_id(attrs.get("id")) is not None

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        expanded = iter(super().expand_db_attributes_many([attrs for attrs in attrs_list if cls.is_sound(attrs)]))
        return [next(expanded) if cls.is_sound(attrs) else cls.broken for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs):
        return super().extract_references(attrs) if cls.is_sound(attrs) else []


class SoundDocumentLinkHandler(SoundReferences, DocumentLinkHandler):
    pass


class SoundImageEmbedHandler(SoundReferences, ImageEmbedHandler):
    broken = ""

    @classmethod
    def is_sound(cls, attrs: dict) -> bool:
        formats = {image_format.name for image_format in get_image_formats()}
        return super().is_sound(attrs) and attrs.get("format") in formats


class SoundMediaEmbedHandler(SoundReferences, MediaEmbedHandler):
    broken = ""

    @classmethod
    def is_sound(cls, attrs: dict) -> bool:
        return bool(keep_allowed(attrs.get("url", "")))


class LocalizedPageLinkHandler(SoundReferences, PageLinkHandler):
    """Handler for links to pages in the reader's language.

    Wagtail's own takes three queries for each link, and drops the link if the page is not translated. Here a link to a
    page that does not exist in the reader's language leads to the page that the editor chose, and says so (`hreflang`);
    a link to a page that is not live is removed.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        chosen_ids = [as_id(attrs.get("id")) for attrs in attrs_list]
        say_sought(Page, [pk for pk in chosen_ids if pk])
        keys = Page.objects.filter(pk__in=[pk for pk in chosen_ids if pk]).values("translation_key")
        versions = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
        by_id = {page.pk: page for page in versions}
        live = {(page.translation_key, page.locale.language_code): page for page in versions if _may_stand_in(page)}
        return [_open_link(by_id.get(pk), live) for pk in chosen_ids]


def _may_stand_in(page: Page) -> bool:
    return _is_there(page) and page.alias_of_id is None  # an alias has no text in its own language


def _is_there(page: Page) -> bool:
    return page.live and not is_over(page)


def _open_link(chosen: Page | None, live: dict) -> str:
    if chosen is None:
        return "<a>"
    page = live.get((chosen.translation_key, get_language())) or (chosen if _is_there(chosen) else None)
    if page is None or not page.url:
        return "<a>"
    code = page.locale.language_code
    hreflang = "" if code == get_language() else f' hreflang="{code}"'
    return f'<a href="{escape(page.url)}"{hreflang}>'
