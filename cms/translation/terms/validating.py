"""Validate a concept, whether a form, the workbench or an imported file wrote it."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from cms.core.editing.blank import is_blank
from cms.core.sanitizing.characters import UNSTORABLE

from ..models import Term, TermConcept
from .deciding import Word

LONGEST = 255  # characters of words
LONGEST_NOTE = 2000
MOST_WORDS = 60  # of one concept


def tidy(text: str) -> str:
    """Return words on one line with single spaces; other spaces (before » and the like) stay as they are written."""
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)


def find_faults(values: dict, words: Sequence[Word]) -> list[str]:
    """Return why a concept cannot be stored, a sentence for each; no query."""
    faults = []
    scientific_name, kind = values.get("scientific_name", ""), values.get("kind", TermConcept.Kind.TERM)
    if not words and not scientific_name:
        faults.append(_("A term needs words in at least one language."))
    if words and all(word.usage == Term.Usage.FORBIDDEN for word in words):
        faults.append(_("A term needs words that are not forbidden."))
    if scientific_name and kind != TermConcept.Kind.SPECIES:
        faults.append(_("Only a species has a scientific name."))
    if len(words) > MOST_WORDS:
        faults.append(_("This term has too many words."))
    texts = [word.text for word in words] + ([scientific_name] if scientific_name else [])
    if any(is_blank(text) for text in texts):
        faults.append(_("Words are missing."))
    if any(len(text) > LONGEST for text in texts) or len(values.get("note", "")) > LONGEST_NOTE:
        faults.append(_("This text is too long."))
    if any(UNSTORABLE.search(text) for text in [*texts, values.get("note", "")]):
        faults.append(_("The text contains a control character, which nobody can see."))
    if kind == TermConcept.Kind.HASHTAG and any(not text.startswith("#") or " " in text for text in texts):
        faults.append(_("A hashtag begins with # and has no spaces."))
    twice = [text for (_locale, text), count in Counter((w.locale_id, w.text) for w in words).items() if count > 1]
    if twice:
        faults.append(_("“%(words)s” is there twice in one language.") % {"words": twice[0]})
    preferred = Counter(word.locale_id for word in words if word.usage == Term.Usage.PREFERRED)
    if any(count > 1 for count in preferred.values()):
        faults.append(_("Only one of the words of a language can be preferred: the others are admitted."))
    return faults


def find_same(values: dict, words: Sequence[Word], but: Sequence[int] = ()) -> TermConcept | None:
    """Return a stored concept of the same kind that prefers the same words in a language. One query.

    but: ids of concepts that do not count.
    """
    preferred = {(word.locale_id, word.text.casefold()) for word in words if word.usage == Term.Usage.PREFERRED}
    if not preferred:
        return None
    terms = Term.objects.filter(
        text__in={word.text for word in words},
        usage=Term.Usage.PREFERRED,
        concept__kind=values.get("kind", TermConcept.Kind.TERM),
        concept__replaces=None,
    )
    for term in terms.exclude(concept__in=but).select_related("concept"):
        if (term.locale_id, term.text.casefold()) in preferred:
            return term.concept
    return None
