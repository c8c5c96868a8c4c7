"""Terms as recognition and checks use them: concepts of the termbase, and names that the site knows.

Plain data without models, like the checks.
"""

from dataclasses import dataclass
from typing import NamedTuple

# As in `models.Term.Usage`, in the order in which they are shown.
PREFERRED, ADMITTED, FORBIDDEN = USAGES = ("preferred", "admitted", "forbidden")
# Those of `models.TermConcept.Kind` whose single words are names: "Orsay" is a museum, "orsay" is not.
PROPER_KINDS = frozenset({"museum", "work", "institution", "person"})


class Words(NamedTuple):
    """How something is called in a language."""

    language: str  # its code
    text: str
    usage: str = PREFERRED

    @property
    def is_forbidden(self) -> bool:
        return self.usage == FORBIDDEN


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
        return sorted((w for w in self.words if w.language == language), key=lambda words: USAGES.index(words.usage))

    def get_preferred(self, language: str) -> str:
        """Return the words to use in a language, or ""."""
        allowed = [words.text for words in self.list_words(language) if not words.is_forbidden]
        return allowed[0] if allowed else ""
