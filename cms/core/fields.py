"""Model fields of the project."""

from django.db import models
from wagtail.fields import RichTextField as WagtailRichTextField
from wagtail.fields import StreamField as WagtailStreamField

from .sanitizing.html import validate_links
from .sanitizing.urls import validate_url


class StreamField(WagtailStreamField):
    """Wagtail's StreamField, with its block definitions kept out of migrations.

    Blocks change often and never change the column; in migrations they grow to tens of thousands of lines (measured:
    docs/decisions/block-definitions.md). A migration that must read stream content reads its raw JSON.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class URLField(models.URLField):
    """Django's URLField, with the project's URL check; in migrations, Django's own field."""

    default_validators = [*models.URLField.default_validators, validate_url]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


class RichTextField(WagtailRichTextField):
    """Wagtail's RichTextField, with the project's URL check for its links; in migrations, Wagtail's own field.

    The form checks, not the model: programs save pages as they are stored, and pages with an old link must stay
    saveable.
    """

    def formfield(self, **kwargs):
        field = super().formfield(**kwargs)
        field.validators.append(validate_links)
        return field

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.RichTextField", args, kwargs
