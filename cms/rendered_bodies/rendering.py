"""Rendering of a page's body: the same code for stored bodies, live pages and previews."""

from functools import cache

from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.pages.blocks.notes import number_notes
from cms.pages.headings import list_contents

# The names under which the lead image and the list of contents are stored with a body, as HTML.
LEAD, CONTENTS = "lead", "contents"


@cache
def find_body_field(model: type[Page]) -> str | None:
    """Return the name of the StreamField that is the body of a page type ("body", "editorial"), or None."""
    return next((field.name for field in model._meta.get_fields() if isinstance(field, StreamField)), None)


def render_body(page: Page) -> SafeString:
    """Return the HTML of a page's body as it is in memory, in the page's language; "" for a page without one.

    `additions_to_blocks` of the page, if somebody has set it, is HTML to show after blocks, by their ids.
    """
    body = _get_body(page)
    if not body:
        return SafeString("")
    with translation.override(page.locale.language_code):
        if additions := getattr(page, "additions_to_blocks", None):
            pairs = [(block, additions.get(block.id, "")) for block in body]
            template, more = "includes/blocks_with_additions.html", {"pairs": pairs}
        else:
            template, more = "includes/blocks.html", {}
        return number_notes(get_template(template).render({"page": page, "body": body} | more))


def render_lead(page: Page, beside=None) -> SafeString:
    """Return the HTML of a page's lead image with its caption and credit; "" for a page without one.

    beside: the other language, with its own caption, if the page is read in two languages (cms.side_by_side).
    """
    if not getattr(page, "lead_picture", None):
        return SafeString("")
    with translation.override(page.locale.language_code):
        return get_template("includes/lead.html").render({"page": page, "beside": beside})


def render_contents(page: Page, html: str) -> SafeString:
    """Return the HTML of a body's list of contents; "" if it needs none. html: the body's."""
    headings = list_contents(html)
    if not headings:
        return SafeString("")
    with translation.override(page.locale.language_code):
        return get_template("includes/text_contents.html").render({"headings": headings})


def _get_body(page: Page) -> StreamValue | None:
    name = find_body_field(type(page))
    return getattr(page, name) if name else None
