"""Terms as recognition and checks use them: concepts of the termbase, and names that the site knows."""

from dataclasses import dataclass
from typing import NamedTuple

from ..models import Term


class Words(NamedTuple):
    """How something is called in a language."""

    language: str  # its code
    text: str
    usage: str = Term.Usage.PREFERRED

    @property
    def is_forbidden(self) -> bool:
        return self.usage == Term.Usage.FORBIDDEN


@dataclass(frozen=True)
class Entry:
    """Something that has names."""

    key: str
    kind: str
    words: tuple[Words, ...]
    scientific_name: str = ""
    do_not_translate: bool = False
    note: str = ""
    concept_id: int | None = None  # of the termbase
    origin: str = ""  # what it is on the site, if it is not of the termbase
    is_approved: bool = False
    is_checked: bool = False  # translations are checked for it
    decided_by: str = ""

    def list_words(self, language: str) -> list[Words]:
        """Return its words in a language: the preferred ones, the admitted ones, the forbidden ones."""
        order = list(Term.Usage.values)
        return sorted((w for w in self.words if w.language == language), key=lambda words: order.index(words.usage))

    def get_preferred(self, language: str) -> str:
        """Return the words to use in a language, or ""."""
        allowed = [words.text for words in self.list_words(language) if not words.is_forbidden]
        return allowed[0] if allowed else ""
