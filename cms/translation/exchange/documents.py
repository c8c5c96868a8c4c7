"""A text in two languages as files hold it, whatever their format."""

import hashlib
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices


class BadFileError(ValueError):
    """A file cannot be imported; the message, shown to the user, says why."""


class EntryState(TextChoices):
    """How far the translation of an entry is, in the words of XLIFF 2."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


class Flag(TextChoices):
    """Why an entry is left out, whatever its words: the format says so."""

    FUZZY = "fuzzy"
    OBSOLETE = "obsolete"
    PLURAL = "plural"
    TAGS = "tags"  # it has tags that stand for nothing


@dataclass(frozen=True)
class Note:
    """What a translator should know of an entry.

    category: "field", "about", "comment", "former", "previous", "next" or "term".
    """

    category: str
    text: str


@dataclass
class Entry:
    """A segment of a text in a file. `source` and `words` are HTML, as wagtail-localize stores them.

    key: which segment it is (`make_key`); "" if the file does not say. is_plain: its words are text with placeholders
    (`placeholders`), which only the original can turn into HTML. label, notes: written, never read.
    """

    source: str
    words: str = ""
    key: str = ""
    path: str = ""
    state: str = EntryState.INITIAL
    flag: str = ""
    is_plain: bool = False
    label: str = ""
    notes: list[Note] = field(default_factory=list)


@dataclass
class Document:
    """The segments of one text in a file.

    translation: the uuid of wagtail-localize's Translation; "" if the file does not say to which it belongs.
    made_at: when it was exported here. fingerprint: of the source's words at that time. format: that of the file.
    left_out: a sentence on what the file does not have; written, never read.
    """

    translation: str
    source_language: str
    language: str
    entries: list[Entry]
    title: str = ""
    made_at: datetime | None = None
    fingerprint: str = ""
    format: str = ""
    left_out: str = ""

    def to_json(self) -> dict:
        """Return the document as JSON data, without what is only written."""
        entries = [
            {name: getattr(entry, name) for name in ("source", "words", "key", "path", "state", "flag", "is_plain")}
            for entry in self.entries
        ]
        made_at = self.made_at.isoformat() if self.made_at else None
        return asdict(self, dict_factory=dict) | {"entries": entries, "made_at": made_at}

    @classmethod
    def from_json(cls, data: dict) -> "Document":
        made_at = datetime.fromisoformat(data["made_at"]) if data["made_at"] else None
        return cls(**data | {"entries": [Entry(**entry) for entry in data["entries"]], "made_at": made_at})


def make_key(path: str, source: str) -> str:
    """Return the id of a segment in files: hashes of its place and of its words, so that it names a changed original.

    It is an NMTOKEN, as XML requires, and short enough for a table.
    """
    return f"{hash_path(path)}-{_hash(source, 12)}"


def is_key(text: str) -> bool:
    """Return whether an id of a file is one of `make_key`; other programs have their own."""
    return re.fullmatch("[0-9a-f]{8}-[0-9a-f]{12}", text) is not None


def hash_path(path: str) -> str:
    return _hash(path, 8)


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def parse_moment(text: str | None) -> datetime | None:
    """Return a time in ISO format with its zone; None if it is none."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def read_language(code: str) -> str:
    """Return the language of a code without its region, in lower case: programs write "pt_PT" or "pt-PT" for "pt"."""
    return code.strip().replace("_", "-").split("-")[0].lower()


def is_uuid(text: str) -> bool:
    """Return whether a text is a uuid as we write it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
