"""The page that a reading becomes: shown before it exists, and made as a draft."""

import json

from wagtail.models import Page

from cms.pages.drafts import make_draft

from ..blocks import make_blocks
from ..reading import Element, Kind, Picture, Reading, Run
from .places import find_person, get_body_block


def place_picture(picture: Picture) -> dict | None:
    """Return the value of the block for a picture of a text; None leaves the picture out.

    The seam for the inbox of pictures: `picture.content` is the file, `alt`, `caption` and `credit` are what the text
    says of it.
    """
    return None


def make_values(model: type[Page], parent: Page, reading: Reading, writer: str) -> dict:
    """Return the values of a page's body and authors. A writer who has no page stays in the text, as its last line."""
    person = find_person(model, writer, parent.locale)
    if writer and person is None:
        reading.elements.append(Element(Kind.PARAGRAPH, [Run(writer)], words="byline"))
    values = {"body": json.dumps(make_blocks(reading, get_body_block(model), place_picture))}
    if person is not None:
        relation = model.person_relations[0]
        values[relation] = [model._meta.get_field(relation).related_model(person=person)]
    return values


def make_page(user, model: type[Page], parent: Page, reading: Reading, fields: dict[str, str]) -> Page:
    """Make the draft. Raises PermissionDenied if the person may not add pages there, ValidationError if not valid."""
    values = make_values(model, parent, reading, fields["writer"])
    return make_draft(
        user, model, parent, fields["title"], fallback_slug=model._meta.model_name, summary=fields["summary"], **values
    )


def build_page(model: type[Page], parent: Page, reading: Reading) -> Page:
    """Return a page that is not stored, as Wagtail builds one for its preview of new pages."""
    values = make_values(model, parent, reading, reading.writer)
    page = model(title=reading.title, slug="preview", summary=reading.summary, locale=parent.locale, **values)
    page.depth = parent.depth + 1
    page.path = parent.path + Page.alphabet[-1] * Page.steplen  # a place below the parent that no page has
    page.set_url_path(parent)
    return page
