"""Why something of a text is not in its blocks as it was, in sentences for the person who brought it."""

from enum import StrEnum

from django.utils.translation import ngettext_lazy


class Reason(StrEnum):
    """What was left out of a text, or changed."""

    COMMENTS = "comments"
    CHANGES = "changes"
    HIDDEN = "hidden"
    PICTURES = "pictures"
    DRAWINGS = "drawings"
    PLAYERS = "players"
    FORMULAS = "formulas"
    FORM_FIELDS = "form-fields"
    CONTENTS = "contents"
    HEADERS = "headers"
    FILES = "files"
    RULES = "rules"
    LINKS = "links"
    STRUCK = "struck"
    LEVELS = "levels"
    MERGED_CELLS = "merged-cells"
    CELL_STYLES = "cell-styles"
    WORD_STYLES = "word-styles"
    NUMBERS = "numbers"
    WIDE_TABLES = "wide-tables"
    LONG_TABLES = "long-tables"
    MARKS_WITHOUT_NOTE = "marks-without-note"
    NOTES_WITHOUT_MARK = "notes-without-mark"
    SPEAKERS = "speakers"


_SENTENCES = {
    Reason.COMMENTS: ngettext_lazy("%(count)d comment was left out.", "%(count)d comments were left out.", "count"),
    Reason.CHANGES: ngettext_lazy(
        "%(count)d tracked change was accepted.", "%(count)d tracked changes were accepted.", "count"
    ),
    Reason.HIDDEN: ngettext_lazy(
        "%(count)d hidden passage was left out.", "%(count)d hidden passages were left out.", "count"
    ),
    Reason.PICTURES: ngettext_lazy("%(count)d picture was left out.", "%(count)d pictures were left out.", "count"),
    Reason.DRAWINGS: ngettext_lazy("%(count)d drawing was left out.", "%(count)d drawings were left out.", "count"),
    Reason.PLAYERS: ngettext_lazy(
        "%(count)d video, sound or frame was left out.",
        "%(count)d videos, sounds or frames were left out.",
        "count",
    ),
    Reason.FORMULAS: ngettext_lazy(
        "%(count)d formula is now plain text.", "%(count)d formulas are now plain text.", "count"
    ),
    Reason.FORM_FIELDS: ngettext_lazy(
        "%(count)d field of a form was left out.", "%(count)d fields of forms were left out.", "count"
    ),
    Reason.CONTENTS: ngettext_lazy(
        "%(count)d line of a table of contents was left out.",
        "%(count)d lines of a table of contents were left out.",
        "count",
    ),
    Reason.HEADERS: ngettext_lazy(
        "%(count)d header or footer of pages was left out.",
        "%(count)d headers and footers of pages were left out.",
        "count",
    ),
    Reason.FILES: ngettext_lazy(
        "%(count)d embedded file was left out.", "%(count)d embedded files were left out.", "count"
    ),
    Reason.RULES: ngettext_lazy(
        "%(count)d line between two parts was left out.", "%(count)d lines between parts were left out.", "count"
    ),
    Reason.LINKS: ngettext_lazy(
        "%(count)d link was removed, because it leads nowhere from here; its words are kept.",
        "%(count)d links were removed, because they lead nowhere from here; their words are kept.",
        "count",
    ),
    Reason.STRUCK: ngettext_lazy(
        "%(count)d struck-out passage is kept without the line through it.",
        "%(count)d struck-out passages are kept without the line through them.",
        "count",
    ),
    Reason.LEVELS: ngettext_lazy(
        "%(count)d subheading became a heading like the others.",
        "%(count)d subheadings became headings like the others.",
        "count",
    ),
    Reason.MERGED_CELLS: ngettext_lazy(
        "%(count)d merged cell of a table was split.", "%(count)d merged cells of tables were split.", "count"
    ),
    Reason.CELL_STYLES: ngettext_lazy(
        "%(count)d table lost bold, italics and links in its cells.",
        "%(count)d tables lost bold, italics and links in their cells.",
        "count",
    ),
    Reason.WORD_STYLES: ngettext_lazy(
        "%(count)d heading, quote or question lost italics, superscripts and links in its words.",
        "%(count)d headings, quotes and questions lost italics, superscripts and links in their words.",
        "count",
    ),
    Reason.NUMBERS: ngettext_lazy(
        "%(count)d numbered list now begins with 1.", "%(count)d numbered lists now begin with 1.", "count"
    ),
    Reason.WIDE_TABLES: ngettext_lazy(
        "%(count)d table with too many columns became text, row by row.",
        "%(count)d tables with too many columns became text, row by row.",
        "count",
    ),
    Reason.LONG_TABLES: ngettext_lazy(
        "%(count)d table with too many rows was split.", "%(count)d tables with too many rows were split.", "count"
    ),
    Reason.MARKS_WITHOUT_NOTE: ngettext_lazy(
        "%(count)d mark of a note is now plain text, because its note did not come along.",
        "%(count)d marks of notes are now plain text, because their notes did not come along.",
        "count",
    ),
    Reason.NOTES_WITHOUT_MARK: ngettext_lazy(
        "%(count)d note has no mark yet, because its own stood in a heading, a quote or a table: choose its words.",
        "%(count)d notes have no mark yet, because theirs stood in headings, quotes or tables: choose their words.",
        "count",
    ),
    Reason.SPEAKERS: ngettext_lazy(
        "%(count)d name before a question or an answer was left out.",
        "%(count)d names before questions and answers were left out.",
        "count",
    ),
}


def say(reason: Reason, count: int) -> str:
    """Return what happened for a reason, how often, as a sentence in the active language."""
    return str(_SENTENCES[reason] % {"count": count})
