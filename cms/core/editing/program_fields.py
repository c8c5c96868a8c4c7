"""Fields of a text that the program writes and people do not: who translated it, what of it is untranslated, and such.

A model lists them in `written_by_program`. They say something of how the text came to be, so they are not true of a
copy, nor of a translation that was stopped and that somebody goes on with by hand.
"""


def list_program_fields(text) -> list[str]:
    return list(getattr(text, "written_by_program", ()))


def has_program_values(text) -> bool:
    """Say whether any of these fields of a page or snippet holds something."""
    return any(getattr(text, _get_field(text, name).attname) for name in list_program_fields(text))


def start_anew(text, **kept) -> None:
    """Give these fields their first values; nothing is saved. kept: fields with the values that they get instead."""
    for name in list_program_fields(text):
        setattr(text, name, kept.get(name, _get_field(text, name).get_default()))


def _get_field(text, name):
    return text._meta.get_field(name)
