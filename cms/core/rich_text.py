"""Links to pages inside rich text: to the reader's language, in one query for all the links of a text."""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler


class LocalizedPageLinkHandler(PageLinkHandler):
    """Wagtail's own handler takes three queries for each link, and drops the link where the page is not translated.

    A link to a page that does not exist in the reader's language leads to the page that the editor chose, and says so
    (`hreflang`); one to a page that nobody can see is no link.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        chosen_ids = [_get_id(attrs) for attrs in attrs_list]
        keys = Page.objects.filter(pk__in=[pk for pk in chosen_ids if pk]).values("translation_key")
        versions = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
        by_id = {page.pk: page for page in versions}
        live = {(page.translation_key, page.locale.language_code): page for page in versions if _may_stand_in(page)}
        return [_open_link(by_id.get(pk), live) for pk in chosen_ids]


def _get_id(attrs: dict) -> int | None:
    value = str(attrs.get("id", ""))
    return int(value) if value.isdecimal() else None


def _may_stand_in(page: Page) -> bool:
    return page.live and page.alias_of_id is None  # an alias has no words of its own language


def _open_link(chosen: Page | None, live: dict) -> str:
    if chosen is None:
        return "<a>"
    page = live.get((chosen.translation_key, get_language())) or (chosen if chosen.live else None)
    if page is None or not page.url:
        return "<a>"
    code = page.locale.language_code
    hreflang = "" if code == get_language() else f' hreflang="{code}"'
    return f'<a href="{escape(page.url)}"{hreflang}>'
