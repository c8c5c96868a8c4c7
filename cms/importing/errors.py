"""Texts that cannot be imported, each with a sentence for the person who brought it."""

from django.core.exceptions import ValidationError


class UnreadableError(ValidationError):
    """A text or file cannot be read; its message says why."""
