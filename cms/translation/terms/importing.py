"""Importing terms: first what an import would do, then doing it. All that is imported is a proposal."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..models import TermConcept
from .deciding import VALUES, Word, check_may_propose, propose_many
from .entries import Entry
from .validating import find_faults, tidy


@dataclass(frozen=True)
class Item:
    """An entry of a file, as it would be stored. existing: the concept that it changes, or that is the same."""

    entry: Entry
    values: dict
    words: tuple[Word, ...]
    existing: TermConcept | None = None
    reason: str = ""  # why it is left out

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def label(self) -> str:
        return self.words[0].text if self.words else self.entry.scientific_name or self.entry.key


@dataclass
class Plan:
    """What an import would do."""

    new: list[Item] = field(default_factory=list)
    conflicts: list[Item] = field(default_factory=list)  # other than what is approved: only taken if somebody says so
    unchanged: list[Item] = field(default_factory=list)
    left_out: list[Item] = field(default_factory=list)  # with the reason

    def choose(self, take: Collection[str]) -> list[Item]:
        """Return what is imported. take: keys of conflicts that become proposed changes."""
        return [*self.new, *(item for item in self.conflicts if item.key in take)]


def plan_import(entries: Iterable[Entry], user) -> Plan:
    """Return what importing some entries would do. Nothing is written; the number of queries is fixed.

    Raises PermissionDenied if the person may not propose terms.
    """
    check_may_propose(user)
    locales = {locale.language_code: locale.pk for locale in Locale.objects.all()}
    concepts = TermConcept.objects.filter(replaces=None).select_related("proposed_change").prefetch_related("terms")
    known: dict[tuple, TermConcept] = {}
    for concept in concepts:
        for key in _list_keys(concept.kind, (Word(t.locale_id, t.text, t.usage) for t in concept.terms.all())):
            known.setdefault(key, concept)
    plan, seen = Plan(), set()
    for entry in entries:
        item, reason = _make_item(entry, locales)
        keys = set(_list_keys(item.values["kind"], item.words))
        existing = next((known[key] for key in keys if key in known), None)
        if not reason and keys & seen:
            reason = _("It is in the file twice.")
        seen |= keys
        if existing and not reason:
            item = _merge(item, existing)
            reason = next(iter(find_faults(item.values, item.words)), "")
        if reason:
            plan.left_out.append(_with(item, reason=reason))
        elif existing is None:
            plan.new.append(item)
        elif _is_same(item, existing):
            plan.unchanged.append(item)
        elif not existing.is_approved:
            plan.left_out.append(_with(item, reason=_("It is proposed already, otherwise: decide on that first.")))
        elif hasattr(existing, "proposed_change"):
            plan.left_out.append(_with(item, reason=_("A change of it is proposed already: decide on that first.")))
        else:
            plan.conflicts.append(item)
    return plan


@transaction.atomic
def apply_import(plan: Plan, user, take: Collection[str] = ()) -> list[TermConcept]:
    """Store what a plan says as proposals; return them. The number of queries is fixed. Raises PermissionDenied.

    take: keys of the conflicts that become proposed changes. What is approved stays in force until they are approved.
    """
    chosen = plan.choose(take)
    return propose_many(user, [(item.values, item.words, item.existing) for item in chosen])


def _make_item(entry: Entry, locales: dict[str, int]) -> tuple[Item, str]:
    """Return an entry as it would be stored, and why it cannot be, or ""."""
    reason, words = "", []
    for one in entry.words:
        code = one.language if one.language in locales else one.language.split("-")[0]
        if code in locales:
            words.append(Word(locales[code], tidy(one.text), one.usage))
        else:
            reason = _("Its language “%(code)s” is none of this site’s.") % {"code": one.language}
    kind = entry.kind if entry.kind in TermConcept.Kind.values else TermConcept.Kind.TERM.value
    if entry.scientific_name:
        kind = TermConcept.Kind.SPECIES.value
    values = {
        "kind": kind,
        "scientific_name": tidy(entry.scientific_name),
        "do_not_translate": entry.do_not_translate,
        "note": entry.note.strip(),
    }
    words = tuple(dict.fromkeys(words))
    faults = find_faults(values, words)
    return Item(entry, values, words), "" if words and not faults else reason or " ".join(faults)


def _list_keys(kind: str, words: Iterable[Word]) -> Iterable[tuple]:
    return [(kind, word.locale_id, word.text.casefold()) for word in words if word.usage == "preferred"]


def _merge(item: Item, existing: TermConcept) -> Item:
    """Return an item with what the file does not have: words in other languages, the note, the scientific name."""
    languages = {word.locale_id for word in item.words}
    kept = [Word(t.locale_id, t.text, t.usage) for t in existing.terms.all() if t.locale_id not in languages]
    values = item.values | {
        "note": item.values["note"] or existing.note,
        "scientific_name": item.values["scientific_name"] or existing.scientific_name,
    }
    return Item(item.entry, values, (*item.words, *kept), existing)


def _is_same(item: Item, existing: TermConcept) -> bool:
    stored = {(term.locale_id, term.text, term.usage) for term in existing.terms.all()}
    return set(item.words) == stored and all(item.values[name] == getattr(existing, name) for name in VALUES)


def _with(item: Item, reason: str) -> Item:
    return Item(item.entry, item.values, item.words, item.existing, reason)
