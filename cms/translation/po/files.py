"""Read an uploaded PO file, or refuse it with a message if it is invalid or belongs to another translation."""

import tempfile
from datetime import datetime

import polib
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from .exchange import KEY_HEADER, MADE_AT_HEADER, get_header_language

MAX_BYTES = 2 * 1024 * 1024  # a text of 100,000 words in two languages
BOM = b"\xef\xbb\xbf"


class BadFileError(ValueError):
    """An uploaded file cannot be imported; the message, shown to the user, says why."""


def read_upload(upload) -> str:
    """Return the text of an uploaded file, with "\\n" as line breaks. Raises BadFileError."""
    if upload is None:
        raise BadFileError(_("Choose a PO file first."))
    if upload.size > MAX_BYTES:
        raise BadFileError(_("This file is larger than 2 MB: it is not a PO file of this text."))
    content = upload.read().removeprefix(BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFileError(_("This file is not in UTF-8: save it in that encoding and send it again.")) from error
    if "\0" in text:  # PostgreSQL refuses null characters in texts
        raise BadFileError(_("This is not a valid PO file."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, translation: Translation) -> polib.POFile:
    """Return the entries of a file that was exported from a translation. Raises BadFileError."""
    # A temporary file is needed: if polib gets a text that is also the name of a file, it opens that file.
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            po = polib.pofile(file.name, encoding="utf-8")
        except (OSError, ValueError, IndexError, AttributeError, TypeError) as error:  # polib raises all of these
            raise BadFileError(_("This is not a valid PO file.")) from error
    check_it_belongs_to(po, translation)
    return po


def check_it_belongs_to(po: polib.POFile, translation: Translation) -> None:
    """Raise BadFileError if a file belongs to another translation or language, or does not say to which it belongs."""
    made_for = po.metadata.get(KEY_HEADER)
    if made_for is None:
        raise BadFileError(_("This file does not say which translation it belongs to: download it here again."))
    if made_for.strip() != str(translation.uuid):
        raise BadFileError(_("This file belongs to another translation."))
    language = po.metadata.get("Language", "").strip()
    expected = get_header_language(translation.target_locale)
    # Some programs write "pt_PT" for "pt".
    if language and language.replace("-", "_").split("_")[0].lower() != expected.split("_")[0].lower():
        words = {"language": language, "expected": expected}
        raise BadFileError(
            _("The language of this file is “%(language)s”, but this translation is in “%(expected)s”.") % words
        )


def read_moment(po: polib.POFile) -> datetime | None:
    """Return when a file was exported here; None if it does not say."""
    for header in (MADE_AT_HEADER, "POT-Creation-Date"):
        try:
            moment = datetime.fromisoformat(po.metadata.get(header, "").strip())
        except ValueError:
            continue
        if moment.tzinfo:
            return moment
    return None
