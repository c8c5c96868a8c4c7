"""Read, write and display the values of library items, in the JSON form that proposals store."""

import datetime
import os

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from taggit.managers import TaggableManager

from cms.core.typography.lists import language_name
from cms.images.models.former_file import FOCUS

# The texts of an image in the language of the proposal.
WORDS = {"words_text": "text", "words_title": "title"}
# Fields that Wagtail sets from a new file.
OF_FILE = ("width", "height", "file_size", "file_hash", "duration", "mime_type")


def read_value(target, name: str, language: str = ""):
    """Return the value of a field for JSON: a file as its name, a foreign key as its id, a date as ISO text."""
    if name in WORDS:
        return target.get_staged(language, WORDS[name])
    field = target._meta.get_field(name)
    value = field.value_from_object(target)
    if isinstance(field, models.FileField):
        return os.path.basename(value.name or "")
    return value.isoformat() if isinstance(value, datetime.date) else value


def write_value(target, name: str, value, language: str = "") -> None:
    """Set the value of a field other than a file, without saving the target."""
    if name in WORDS:
        target.stage_texts(language, **{WORDS[name]: value})
        return
    field = target._meta.get_field(name)
    setattr(target, field.attname, field.to_python(value))


def list_fields(model, names) -> list[models.Field]:
    """Return the fields with these names whose values a proposal can store; skip other names."""
    found = []
    for name in names:
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.concrete and not field.many_to_many and not isinstance(field, TaggableManager):
            found.append(field)
    return found


def label_value(target, name: str, language: str = "") -> str:
    """Return the label of a field in the forms."""
    if name == "words_text":
        return _("Alt text in %(language)s") % {"language": language_name(language)}
    if name == "words_title":
        return _("Title in %(language)s") % {"language": language_name(language)}
    if name in FOCUS:
        return _("Focal point")
    return capfirst(target._meta.get_field(name).verbose_name)


def show_value(target, name: str, value) -> str:
    """Return a stored value as text for display."""
    if name in WORDS or value in (None, "", []):
        return value or ""
    field = target._meta.get_field(name)
    choices = dict(getattr(field.formfield(), "choices", ()) or ()) if isinstance(value, list) else {}
    if isinstance(value, list):
        return ", ".join(str(choices.get(item, item)) for item in value)
    if isinstance(field, models.ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or "")
    if isinstance(field, models.DateField):
        return formats.date_format(field.to_python(value), "DATE_FORMAT")
    return str(dict(field.flatchoices).get(value, value)) if field.flatchoices else str(value)
