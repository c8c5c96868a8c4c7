"""Reading a PO file that somebody uploads: what is none, or not of this translation, is refused with a sentence."""

import tempfile
from datetime import datetime

import polib
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from .exchange import KEY_HEADER, MADE_AT_HEADER, get_header_language

MAX_BYTES = 2 * 1024 * 1024  # a text of 100,000 words in two languages
BOM = b"\xef\xbb\xbf"


class BadFileError(ValueError):
    """An uploaded file cannot be taken in; the message says why."""


def read_upload(upload) -> str:
    """Return the text of an uploaded file. Raises BadFileError."""
    if upload is None:
        raise BadFileError(_("Choose a PO file first."))
    if upload.size > MAX_BYTES:
        raise BadFileError(_("This file is larger than 2 MB: it is not a PO file of this text."))
    content = upload.read().removeprefix(BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFileError(_("This file is not in UTF-8: save it in that encoding and send it again.")) from error
    if "\0" in text:  # PostgreSQL refuses them in any text
        raise BadFileError(_("This is not a valid PO file."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, translation: Translation) -> polib.POFile:
    """Return the entries of a file that was made for a translation. Raises BadFileError."""
    # From a file of ours: given a text, polib opens the file of that name where there is one.
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            po = polib.pofile(file.name, encoding="utf-8")
        except (OSError, ValueError, IndexError, AttributeError, TypeError) as error:  # polib's errors are many
            raise BadFileError(_("This is not a valid PO file.")) from error
    check_it_belongs_to(po, translation)
    return po


def check_it_belongs_to(po: polib.POFile, translation: Translation) -> None:
    """Refuse a file of another text or language. Raises BadFileError."""
    made_for = po.metadata.get(KEY_HEADER)
    if made_for is None:
        raise BadFileError(_("This file does not say which translation it belongs to: download it here again."))
    if made_for.strip() != str(translation.uuid):
        raise BadFileError(_("This file belongs to another translation."))
    language = po.metadata.get("Language", "").strip()
    expected = get_header_language(translation.target_locale)
    # "pt_PT" is what some programs make of "pt".
    if language and language.replace("-", "_").split("_")[0].lower() != expected.split("_")[0].lower():
        words = {"language": language, "expected": expected}
        raise BadFileError(
            _("The language of this file is “%(language)s”, but this translation is in “%(expected)s”.") % words
        )


def read_moment(po: polib.POFile) -> datetime | None:
    """Return when a file was downloaded here; None where it does not say."""
    for header in (MADE_AT_HEADER, "POT-Creation-Date"):
        try:
            moment = datetime.fromisoformat(po.metadata.get(header, "").strip())
        except ValueError:
            continue
        if moment.tzinfo:
            return moment
    return None
