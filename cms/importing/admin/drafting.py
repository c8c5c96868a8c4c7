"""The page that a reading becomes: shown before it exists, and made as a draft."""

import json

from wagtail.models import Page

from cms.pages.drafts import make_draft

from ..blocks import make_blocks
from ..reading import Element, Kind, Reading, Run
from .pictures import Places, send_to_inbox
from .places import find_person, get_body_block


def make_values(model: type[Page], parent: Page, reading: Reading, writer: str, places: Places) -> dict:
    """Return the values of a page's body and authors. A writer who has no page stays in the text, as its last line."""
    person = find_person(model, writer, parent.locale)
    if writer and person is None:
        reading.elements.append(Element(Kind.PARAGRAPH, [Run(writer)], words="byline"))
    values = {"body": json.dumps(make_blocks(reading, get_body_block(model), places.make_value))}
    if person is not None:
        relation = model.person_relations[0]
        values[relation] = [model._meta.get_field(relation).related_model(person=person)]
    return values


def make_page(user, model: type[Page], parent: Page, reading: Reading, fields: dict[str, str]) -> Page:
    """Make the draft. Raises PermissionDenied if the person may not add pages there, ValidationError if not valid."""
    places = Places(user)
    values = make_values(model, parent, reading, fields["writer"], places)
    page = make_draft(
        user, model, parent, fields["title"], fallback_slug=model._meta.model_name, summary=fields["summary"], **values
    )
    ids = [block["id"] for block in json.loads(values["body"]) if block["type"] == "picture"]
    send_to_inbox(user, page, list(zip(ids, places.pictures, strict=True)))
    return page


def build_page(user, model: type[Page], parent: Page, reading: Reading) -> Page:
    """Return a page that is not stored, as Wagtail builds one for its preview of new pages."""
    values = make_values(model, parent, reading, reading.writer, Places(user))
    page = model(title=reading.title, slug="preview", summary=reading.summary, locale=parent.locale, **values)
    page.depth = parent.depth + 1
    page.path = parent.path + Page.alphabet[-1] * Page.steplen  # a place below the parent that no page has
    page.set_url_path(parent)
    return page
