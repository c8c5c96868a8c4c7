"""Loading terms and names for recognition."""

from functools import lru_cache

from django.db.models import Count, Max
from wagtail.admin.utils import get_user_display_name

from ..models import TermConcept
from .entries import Entry, Words
from .names import read_names
from .recognising import TermIndex, build_index


def load_terms() -> TermIndex:
    """Return all terms and names, ready to be found in texts.

    Concepts are read again only if one has changed, and the names of the site always, since they must be gone as soon
    as readers may not see them: one query for each model that has names, and two or four others.
    """
    return build_index((*load_concepts(), *read_names()))


def load_concepts() -> tuple[Entry, ...]:
    """Return the concepts of the termbase, those that are proposed included; not proposed changes."""
    concepts = TermConcept.objects.filter(replaces=None)
    return _read_concepts(tuple(concepts.aggregate(Count("pk"), Max("pk"), Max("changed_at")).values()))


@lru_cache(maxsize=2)
def _read_concepts(version: tuple) -> tuple[Entry, ...]:
    """version: the number of concepts and their last change."""
    if not version[0]:
        return ()
    concepts = TermConcept.objects.filter(replaces=None).select_related("decided_by")
    return tuple(make_entry(concept) for concept in concepts.prefetch_related("terms__locale"))


def make_entry(concept: TermConcept) -> Entry:
    """Return a concept with its words as an entry."""
    decider = concept.decided_by
    return Entry(
        key=f"term:{concept.pk}",
        kind=concept.kind,
        words=tuple(Words(term.locale.language_code, term.text, term.usage) for term in concept.terms.all()),
        scientific_name=concept.scientific_name,
        do_not_translate=concept.do_not_translate,
        note=concept.note,
        concept_id=concept.pk,
        is_approved=concept.is_approved,
        is_checked=concept.is_approved,
        decided_by=get_user_display_name(decider),
    )
