"""Checks of the values that translators put in place of the original's: links, addresses, pictures."""

from collections.abc import Iterable

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock
from wagtail_localize.models import OverridableSegment, Translation

from cms.core.sanitizing.contentstate import clean_text
from cms.core.sanitizing.urls import find_scheme, find_url_objection


def find_value_objection(segment: OverridableSegment, value: str):
    """Return why a value cannot replace the original's, as a sentence; "" if nothing in it says so.

    URLs that are no links in rich text are recognised by the value that they replace.
    """
    replaced = segment.data
    is_link = is_in_rich_text(segment.context.path) or (isinstance(replaced, str) and bool(find_scheme(replaced)))
    if clean_text(value) != value:
        return _("This value contains characters that cannot be stored: type it again.")
    if is_link and not value.strip():
        return _("Enter a link. To use the original's link, remove the replaced value.")
    return find_url_objection(value) if is_link else ""


def is_in_rich_text(path: str) -> bool:
    """Return whether a value is a link in rich text: its path ends with the link itself, in quotes."""
    return path.endswith("'")


def find_definition(source: Model, segment: OverridableSegment):
    """Return the field that a value is typed into, of the model or of a block's form; None if it is not known."""
    try:
        name, *names = segment.context.get_field_path(source).split(".")
        definition = source._meta.get_field(name)
        if not names:
            return definition
        block = definition.stream_block
        for name in names:
            block = block.child_block if isinstance(block, ListBlock) else block.child_blocks[name]
        return block.field
    except (AttributeError, FieldDoesNotExist, KeyError, IndexError):
        return None


def find_field_objection(definition, value: str) -> str:
    """Return what the rules of a field have against a value, such as its length, as sentences; "" if nothing."""
    try:
        definition.clean(value, None) if isinstance(definition, Field) else definition.clean(value)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def is_usable(translation: Translation, path: str) -> bool:
    """Return whether the stored value at a path is valid for the text's field."""
    return not find_unusable(translation, [path])


def find_unusable(translation: Translation, paths: Iterable[str]) -> set[str]:
    """Return those of some paths whose fields are not valid with the stored values; all if no text can be made."""
    try:
        text = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
        text.full_clean(validate_unique=False, validate_constraints=False)
    except (ValueError, TypeError, ObjectDoesNotExist):
        return set(paths)
    except ValidationError as error:
        wrong = getattr(error, "error_dict", {})
        return {path for path in paths if path.partition(".")[0] in wrong}
    return set()
