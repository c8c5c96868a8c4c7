"""Where a text may be imported, and what it may become: pages with a body of blocks, by Wagtail's own permissions."""

from django.core.exceptions import FieldDoesNotExist
from wagtail.models import Page

from cms.core.fields import StreamField
from cms.pages.blocks.bodies import BodyBlock


def find_types(user, parent: Page) -> list[type[Page]]:
    """Return the types of pages that a person may make of a text below a page."""
    kinds = [model for model in parent.specific_class.creatable_subpage_models() if get_body_block(model)]
    if not kinds or not parent.permissions_for_user(user).can_add_subpage():
        return []
    return [model for model in kinds if model.can_create_at(parent)]


def get_body_block(model: type[Page]) -> BodyBlock | None:
    """Return the block of a page type's body; None for a type whose body is not made of blocks."""
    try:
        field = model._meta.get_field("body")
    except FieldDoesNotExist:
        return None
    block = field.stream_block if isinstance(field, StreamField) else None
    return block if isinstance(block, BodyBlock) else None


def find_person(model: type[Page], name: str, locale) -> Page | None:
    """Return the page of the only person with a name, for page types that name their authors; None if there is none."""
    relation = next(iter(getattr(model, "person_relations", ())), None)
    if not name or relation is None:
        return None
    people = model._meta.get_field(relation).related_model._meta.get_field("person").related_model
    found = list(people.objects.filter(title__iexact=name, locale=locale)[:2])
    return found[0] if len(found) == 1 else None
