"""Fields of a text that the program writes and people do not, such as its translators and its untranslated parts.

A model lists them in `written_by_program`. They record how the text was made, so they are wrong for a copy, and for a
translation that was stopped and is continued by hand.
"""


def list_program_fields(text) -> list[str]:
    return list(getattr(text, "written_by_program", ()))


def has_program_values(text) -> bool:
    """Return whether any of these fields of a page or snippet has a value."""
    return any(getattr(text, _get_field(text, name).attname) for name in list_program_fields(text))


def start_anew(text, **kept) -> None:
    """Reset these fields to their defaults without saving. kept: fields and the values that they get instead."""
    for name in list_program_fields(text):
        setattr(text, name, kept.get(name, _get_field(text, name).get_default()))


def _get_field(text, name):
    return text._meta.get_field(name)
