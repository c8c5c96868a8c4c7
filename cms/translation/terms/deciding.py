"""Proposing, approving and deleting terms. Every view, command and import goes through these functions."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from ..models import Term, TermAuthor, TermConcept
from .permissions import check_may_approve, find_deletion_objection, may_propose

APPROVE = "translation.terms.approve"
VALUES = ("kind", "scientific_name", "do_not_translate", "note")


class Word(NamedTuple):
    """A term of a concept, as it is written or read: the id of its locale, the words, how they are used."""

    locale_id: int
    text: str
    usage: str = Term.Usage.PREFERRED


def check_may_propose(user) -> None:
    """Raise PermissionDenied if a person may not propose terms."""
    if not may_propose(user):
        raise PermissionDenied(_("You may not edit texts in any language."))


@transaction.atomic
def propose(user, values: dict, words: Iterable[Word], replaces: TermConcept | None = None) -> TermConcept:
    """Store a proposal. Raises PermissionDenied.

    values: of the fields in `VALUES`. replaces: the approved concept that it changes; a change of it that is already
    proposed is overwritten, and keeps its authors.
    """
    check_may_propose(user)
    concept = TermConcept.objects.filter(replaces=replaces).first() if replaces else None
    concept = concept or TermConcept(replaces=replaces, proposed_by=user)
    for name, value in values.items():
        setattr(concept, name, value)
    write_proposal(concept, user, words)
    return concept


@transaction.atomic
def propose_many(user, proposals: Iterable[tuple[dict, Iterable[Word], TermConcept | None]]) -> list[TermConcept]:
    """Store proposals that are all new: values, words, and what each replaces, which has no proposed change yet.

    The number of queries does not grow with them. Raises PermissionDenied.
    """
    check_may_propose(user)
    made = [
        (TermConcept(proposed_by=user, replaces=replaces, **values), words) for values, words, replaces in proposals
    ]
    concepts = TermConcept.objects.bulk_create(concept for concept, _words in made)
    Term.objects.bulk_create(
        Term(concept_id=concept.pk, locale_id=word.locale_id, text=word.text, usage=word.usage)
        for concept, words in made
        for word in words
    )
    TermAuthor.objects.bulk_create(TermAuthor(concept=concept, user=user) for concept in concepts)
    ModelLogEntry.objects.bulk_create(_make_log_entry(concept, words, user) for concept, words in made)
    return concepts


def _make_log_entry(concept: TermConcept, words: Iterable[Word], user) -> ModelLogEntry:
    label = next((word.text for word in words), concept.scientific_name)
    return ModelLogEntry(
        content_type=ContentType.objects.get_for_model(TermConcept),
        object_id=str(concept.pk),
        label=label,
        action="wagtail.create",
        timestamp=timezone.now(),
        user=user,
        content_changed=True,
    )


@transaction.atomic
def write_proposal(concept: TermConcept, user, words: Iterable[Word]) -> None:
    """Save a concept that is not approved, with its words, written by a person."""
    is_new = concept.pk is None
    concept.status = TermConcept.Status.PROPOSED
    concept.changed_at = timezone.now()
    concept.save()
    _write_words(concept, words)
    TermAuthor.objects.get_or_create(concept=concept, user=user)
    log(concept, "wagtail.create" if is_new else "wagtail.edit", user=user)


@transaction.atomic
def approve(user, concept: TermConcept) -> TermConcept:
    """Approve a proposal; return the concept that is now in force. Raises PermissionDenied, with the reason.

    A change is written into the concept that it replaces, and is gone.
    """
    concept = _lock(concept)
    check_may_approve(user, concept)
    in_force = concept
    if concept.replaces_id:
        in_force = _lock(concept.replaces)
        words = [Word(term.locale_id, term.text, term.usage) for term in concept.terms.all()]
        for name in VALUES:
            setattr(in_force, name, getattr(concept, name))
        in_force.proposed_by = concept.proposed_by
        concept.delete()
        _write_words(in_force, words)
    in_force.status = TermConcept.Status.APPROVED
    in_force.decided_by, in_force.decided_at = user, timezone.now()
    in_force.changed_at = in_force.decided_at
    in_force.save()
    in_force.authors.all().delete()
    log(in_force, APPROVE, user=user)
    return in_force


@transaction.atomic
def delete(user, concept: TermConcept) -> None:
    """Delete a concept: refuse a proposal, or take an approved one out of force. Raises PermissionDenied."""
    concept = _lock(concept)
    if objection := find_deletion_objection(user, concept):
        raise PermissionDenied(objection)
    log(concept, "wagtail.delete", user=user, deleted=True)
    concept.delete()


def find_pending(concept: TermConcept) -> TermConcept | None:
    """Return the proposed change of an approved concept, if there is one."""
    return TermConcept.objects.filter(replaces=concept).first()


def _lock(concept: TermConcept) -> TermConcept:
    """Load a concept again, so that nobody else changes it meanwhile. Raises PermissionDenied if it is gone."""
    # Only its own row is locked: PostgreSQL cannot lock the outer side of a join.
    locked = TermConcept.objects.select_for_update().filter(pk=concept.pk).first()
    if locked is None:
        raise PermissionDenied(_("Someone has deleted this term, or decided on it."))
    return locked


def _write_words(concept: TermConcept, words: Iterable[Word]) -> None:
    """Replace the words of a stored concept; words that stay keep their row."""
    wanted = {(word.locale_id, word.text): word.usage for word in words}
    stored = {(term.locale_id, term.text): term for term in Term.objects.filter(concept=concept)}
    Term.objects.filter(pk__in=[term.pk for key, term in stored.items() if wanted.get(key) != term.usage]).delete()
    Term.objects.bulk_create(
        Term(concept=concept, locale_id=locale, text=text, usage=usage)
        for (locale, text), usage in wanted.items()
        if (locale, text) not in stored or stored[locale, text].usage != usage
    )
