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
    PICTURE_LINKS = "picture-links"
    STRUCK = "struck"
    CODE = "code"
    HIGHLIGHTS = "highlights"
    EXPLANATIONS = "explanations"
    LEVELS = "levels"
    MERGED_CELLS = "merged-cells"
    CELL_STYLES = "cell-styles"
    WORD_STYLES = "word-styles"
    QUOTES = "quotes"
    NUMBERS = "numbers"
    DEEP_ITEMS = "deep-items"
    OUTER_TABLES = "outer-tables"
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
    Reason.PICTURE_LINKS: ngettext_lazy(
        "%(count)d link around a picture was removed.", "%(count)d links around pictures were removed.", "count"
    ),
    Reason.STRUCK: ngettext_lazy(
        "%(count)d struck-out passage is kept without the line through it.",
        "%(count)d struck-out passages are kept without the line through them.",
        "count",
    ),
    Reason.CODE: ngettext_lazy(
        "%(count)d passage of code is now plain text.", "%(count)d passages of code are now plain text.", "count"
    ),
    Reason.HIGHLIGHTS: ngettext_lazy(
        "%(count)d highlighted passage is now plain text.",
        "%(count)d highlighted passages are now plain text.",
        "count",
    ),
    Reason.EXPLANATIONS: ngettext_lazy(
        "The hidden explanation of %(count)d word or abbreviation was left out.",
        "The hidden explanations of %(count)d words or abbreviations were left out.",
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
        "%(count)d table lost bold, italics, links or line breaks in its cells.",
        "%(count)d tables lost bold, italics, links or line breaks in their cells.",
        "count",
    ),
    Reason.WORD_STYLES: ngettext_lazy(
        "%(count)d heading, quote or question lost bold, italics, superscripts or links in its words.",
        "%(count)d headings, quotes and questions lost bold, italics, superscripts or links in their words.",
        "count",
    ),
    Reason.QUOTES: ngettext_lazy(
        "%(count)d list, heading, table or quote inside a quote now stands outside it.",
        "%(count)d lists, headings, tables or quotes inside quotes now stand outside them.",
        "count",
    ),
    Reason.NUMBERS: ngettext_lazy(
        "%(count)d list is now numbered 1, 2, 3.", "%(count)d lists are now numbered 1, 2, 3.", "count"
    ),
    Reason.DEEP_ITEMS: ngettext_lazy(
        "%(count)d item of a list stands less deep than it did.",
        "%(count)d items of lists stand less deep than they did.",
        "count",
    ),
    Reason.OUTER_TABLES: ngettext_lazy(
        "%(count)d table with another table inside became text.",
        "%(count)d tables with other tables inside became text.",
        "count",
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
