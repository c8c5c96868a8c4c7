"""PO files, read as documents. They are written by `cms.translation.po.exchange`."""

import tempfile

import polib
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from ...po.exchange import KEY_HEADER, MADE_AT_HEADER, export_po
from ..documents import BadFileError, Document, Entry, EntryState, Flag, make_key, parse_moment
from ..pictures import read_entries as read_entries_of_pictures
from ..reading import read_text
from ..values import read_values, say_what_is_left_out

MAX_BYTES = 2 * 1024 * 1024  # a text of 100,000 words in two languages


def write(translation: Translation, person=None) -> bytes:
    po = export_po(translation)
    values, chosen = read_values(translation)
    others = [*(value.make_entry() for value in values), *read_entries_of_pictures(translation)]
    po.extend(_make_po_entry(entry) for entry in others)
    po.header = say_what_is_left_out(chosen)
    return str(po).encode()


def _make_po_entry(entry: Entry) -> polib.POEntry:
    comment = " — ".join([entry.label, *(note.text for note in entry.notes)])
    made = polib.POEntry(msgctxt=entry.path, msgid=entry.source, msgstr=entry.words, comment=comment)
    if entry.words and entry.state == EntryState.INITIAL:
        made.flags.append("fuzzy")
    return made


def read(content: bytes) -> list[Document]:
    """Return the document of a PO file. Raises BadFileError."""
    if len(content) > MAX_BYTES:
        raise BadFileError(_("This file is larger than 2 MB: it is not a PO file of this text."))
    po = _parse(read_text(content, _("This is not a valid PO file.")))
    if KEY_HEADER not in po.metadata:
        raise BadFileError(_("This file does not say which translation it belongs to: download it here again."))
    moments = (parse_moment(po.metadata.get(header)) for header in (MADE_AT_HEADER, "POT-Creation-Date"))
    return [
        Document(
            translation=po.metadata[KEY_HEADER].strip(),
            source_language=po.metadata.get("X-Source-Language", ""),
            language=po.metadata.get("Language", ""),
            made_at=next(filter(None, moments), None),
            entries=[_make_entry(entry) for entry in po],
        )
    ]


def _parse(text: str) -> polib.POFile:
    # A temporary file is needed: if polib gets a text that is also the name of a file, it opens that file.
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            return polib.pofile(file.name, encoding="utf-8")
        except (OSError, ValueError, IndexError, AttributeError, TypeError) as error:  # polib raises all of these
            raise BadFileError(_("This is not a valid PO file.")) from error


def _make_entry(entry: polib.POEntry) -> Entry:
    """Return an entry, its words without the line breaks at their ends that gettext requires.

    In PO files, whatever is translated and not fuzzy is finished.
    """
    flags = {Flag.OBSOLETE: entry.obsolete, Flag.FUZZY: entry.fuzzy, Flag.PLURAL: entry.msgid_plural}
    path = entry.msgctxt or ""
    return Entry(
        source=entry.msgid,
        words=entry.msgstr.strip("\n"),
        key="" if entry.msgctxt is None else make_key(path, entry.msgid),  # some programs omit the context
        path=path,
        state=EntryState.FINAL if entry.msgstr and not entry.fuzzy else EntryState.INITIAL,
        flag=next((flag for flag, is_set in flags.items() if is_set), ""),
    )
