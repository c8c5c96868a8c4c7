"""The HTML of a page's body: rendered in one way, whether it is stored, shown at once or previewed."""

from functools import cache

from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.pages.headings import list_contents

# What is stored with a body, by these names: the picture that leads its page, and the list of contents, as HTML.
LEAD, CONTENTS = "lead", "contents"


@cache
def get_body_field(model: type[Page]) -> str | None:
    """Return the name of the StreamField that is the body of a type of page ("body", "editorial"), or None."""
    return next((field.name for field in model._meta.get_fields() if isinstance(field, StreamField)), None)


def render_body(page: Page) -> SafeString:
    """Return the HTML of a page's body as it is in memory, in the page's own language; "" for a page without one."""
    body = _get_body(page)
    if not body:
        return SafeString("")
    with translation.override(page.locale.language_code):
        return get_template("includes/blocks.html").render({"page": page, "body": body})


def render_lead(page: Page, beside=None) -> SafeString:
    """Return the HTML of the picture that leads a page, with its caption and credit; "" for a page without one.

    beside: the other language of a page that is read in two (cms.side_by_side), which has a caption of its own.
    """
    if not getattr(page, "lead_picture", None):
        return SafeString("")
    with translation.override(page.locale.language_code):
        return get_template("includes/lead.html").render({"page": page, "beside": beside})


def render_contents(page: Page, html: str) -> SafeString:
    """Return the HTML of the list of contents of a body; "" for one that needs none. html: the body's."""
    headings = list_contents(html)
    if not headings:
        return SafeString("")
    with translation.override(page.locale.language_code):
        return get_template("includes/text_contents.html").render({"headings": headings})


def _get_body(page: Page) -> StreamValue | None:
    name = get_body_field(type(page))
    return getattr(page, name) if name else None
