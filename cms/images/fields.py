"""A model field for a list of choices, stored as JSON because SQLite has no arrays."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .licences import Use


def validate_uses(value) -> None:
    """Raise ValidationError if a value is not a list of codes of `Use`."""
    if not isinstance(value, list) or set(map(str, value)) - set(Use.values):
        raise ValidationError(_("Choose among the uses that are listed."))


class UsesField(models.JSONField):
    """The codes of the allowed uses; an empty list means that all are allowed."""

    default_validators = [validate_uses]

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=Use.choices,
            required=False,
            label=capfirst(kwargs.get("label", self.verbose_name)),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
