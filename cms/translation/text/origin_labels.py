"""Labels that say how and when a segment was translated: wagtail-localize 1.14.5 writes months in English."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import StringTranslation

from ..compat import GET_COMMENT

PO_FILE = "PO File"  # what wagtail-localize writes for an uploaded file
XLIFF_FILE, TMX_FILE, WORD_FILE = "XLIFF file", "TMX file", "Word file"
FILES = {
    PO_FILE: gettext_lazy("Imported from a PO file on {date}"),
    XLIFF_FILE: gettext_lazy("Imported from an XLIFF file on {date}"),
    TMX_FILE: gettext_lazy("Imported from a TMX file on {date}"),
    WORD_FILE: gettext_lazy("Imported from a Word document on {date}"),
}
PROPOSED = "Title"  # of a slug that was made from the title
UNCONFIRMED = "Unconfirmed"  # of words that somebody typed and has not confirmed
MEMORY = "Translation memory"  # the `tool_name` of what is filled in from earlier translations


def describe_origin(translation: StringTranslation) -> str | None:
    """Return wagtail-localize's sentence, with the date in the reader's language and time zone."""
    words = {"tool_name": translation.tool_name, "date": date_format(localtime(translation.updated_at))}
    if translation.tool_name in FILES:
        return str(FILES[translation.tool_name]).format(**words)
    if translation.tool_name == PROPOSED:
        return _("Proposed from the title on {date}").format(**words)
    if translation.tool_name == UNCONFIRMED:
        return _("Typed and not confirmed on {date}").format(**words)
    if translation.tool_name:
        return _("Translated with {tool_name} on {date}").format(**words)
    if translation.translation_type == StringTranslation.TRANSLATION_TYPE_MANUAL:
        return _("Translated manually on {date}").format(**words)
    if translation.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return _("Machine translated on {date}").format(**words)
    return None


def connect() -> None:
    """Make wagtail-localize's editor and its responses use these labels."""
    GET_COMMENT.replace(lambda _get_comment: describe_origin)
