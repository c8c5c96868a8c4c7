"""The formats of files: how each is written and read, and how a file that somebody sends is recognised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from ...text.origin_labels import PO_FILE, TMX_FILE, WORD_FILE, XLIFF_FILE
from ..archives import is_zip
from ..documents import Document
from ..reading import decode_start, find_root
from . import gettext, tmx, xliff


@dataclass(frozen=True)
class Format:
    """A format of files with segments of texts.

    write: returns the file of a translation, with what a person may see. read: returns the documents of a file, or
    raises BadFileError. tool_name: where the words come from, in the history. is_confirming: whatever a file has
    translated is finished, unless the user says otherwise. write_many: returns one file of several
    translations, if the format puts them into one.
    """

    code: str
    extension: str
    content_type: str
    label: str  # a name, the same in every language
    description: Any
    write: Callable[[Translation, Any], bytes]
    read: Callable[[bytes], list[Document]]
    tool_name: str
    is_confirming: bool = False
    write_many: Callable[[Sequence[Translation], Any], bytes] | None = None


def _write_word(translation: Translation, person=None) -> bytes:
    from . import word  # python-docx takes 3 MB, which a process needs only for these files

    return word.write(translation, person)


def _read_word(content: bytes) -> list[Document]:
    from . import word

    return word.read(content)


FORMATS = {
    found.code: found
    for found in (
        Format(
            "xliff",
            "xlf",
            "application/x-xliff+xml",
            "XLIFF 2",
            _("For Phrase, memoQ, OmegaT and other translation programs: with fields, notes and states."),
            xliff.write,
            xliff.read,
            XLIFF_FILE,
        ),
        Format(
            "docx",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Word",
            _("A table to translate in Word, LibreOffice or Google Docs."),
            _write_word,
            _read_word,
            WORD_FILE,
        ),
        Format(
            "tmx",
            "tmx",
            "application/x-tmx+xml",
            "TMX",
            _("What is translated already, for the translation memory of another program."),
            tmx.write,
            tmx.read,
            TMX_FILE,
            write_many=tmx.write_many,
        ),
        Format(
            "po",
            "po",
            "text/x-gettext-translation; charset=utf-8",
            "PO",
            _("For Poedit, Weblate and other programs that know gettext."),
            gettext.write,
            gettext.read,
            PO_FILE,
            is_confirming=True,
        ),
    )
}


def recognise(content: bytes) -> Format:
    """Return the format of a file by what it holds, whatever its name."""
    if is_zip(content):
        return FORMATS["docx"]
    if decode_start(content).lstrip().startswith("<"):  # XML
        return FORMATS["tmx" if find_root(content) == "tmx" else "xliff"]
    return FORMATS["po"]
