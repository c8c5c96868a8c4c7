"""Decide who is asked about a proposal, who may answer it and who may see it."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db.models import Q

from cms.newsroom.models import LanguageGroup, Role

from ..models import Proposal, Status
from ..permissions import find_deciding_locales, find_moderated_locales
from ..usage.usages import find_live_locales_of


def find_missing_locales(proposal: Proposal) -> set[int]:
    """Return the ids of the locales whose moderators have not agreed yet, by where the item is live now."""
    if proposal.target is None:
        return set()
    given = set(proposal.consents.values_list("locale", flat=True))
    return find_deciding_locales(proposal.target, proposal.locale_id) - given


def may_answer(user, proposal: Proposal) -> bool:
    """Return whether a user may accept or refuse a proposal.

    Moderators of the missing languages may, except the proposer. If the item is no longer live, moderators of any
    language may. Superusers always may, while the proposal waits.
    """
    if not proposal.is_waiting or not user.is_active or proposal.target is None:
        return False
    if user.is_superuser:
        return True
    if proposal.proposed_by_id == user.pk:
        return False
    moderated = find_moderated_locales(user)
    missing = find_missing_locales(proposal)
    return bool(moderated & missing if missing else moderated)


def may_see(user, proposal: Proposal) -> bool:
    """Return whether a user may read a proposal: its proposer and all moderators may."""
    return proposal.proposed_by_id == user.pk or bool(find_moderated_locales(user))


def find_people_to_ask(proposal: Proposal) -> set:
    """Return the moderators of the missing languages; superusers for a language without other moderators."""
    people = get_user_model().objects.filter(is_active=True)
    asked = set()
    for locale_id in find_missing_locales(proposal):
        groups = LanguageGroup.objects.filter(role=Role.MODERATOR, locale=locale_id).values("group")
        members = set(people.filter(groups__in=groups).exclude(pk=proposal.proposed_by_id))
        asked |= members or set(people.filter(is_superuser=True))
    return asked


def find_waiting_for(user, limit: int = 20) -> list[Proposal]:
    """Return the proposals that a user may answer, the oldest first; the number of queries does not grow with them."""
    moderated = find_moderated_locales(user)
    if not moderated:
        return []
    waiting = Proposal.objects.filter(Q(locale=None) | Q(locale__in=moderated), status=Status.WAITING)
    waiting = waiting.exclude(consents__user=user).select_related("locale", "proposed_by", "content_type")
    if not user.is_superuser:
        waiting = waiting.exclude(proposed_by=user)
    found = list(waiting.prefetch_related("consents", "target").order_by("pk")[: limit * 3])
    live = _find_live_locales(found)
    answerable = []
    for proposal in found:
        if proposal.target is None:
            continue
        locales = live[proposal.content_type_id, proposal.object_id]
        asked = {proposal.locale_id} if locales and proposal.locale_id else locales
        missing = asked - {consent.locale_id for consent in proposal.consents.all()}
        if user.is_superuser or not missing or missing & moderated:
            answerable.append(proposal)
    return answerable[:limit]


def _find_live_locales(proposals: list[Proposal]) -> dict[tuple[int, int], set[int]]:
    """Return {(content type id, object id): ids of the locales in which the target is live} for proposals."""
    targets = defaultdict(list)
    for proposal in proposals:
        if proposal.target is not None:
            targets[proposal.content_type_id].append(proposal.target)
    return {
        (type_id, pk): locales
        for type_id, instances in targets.items()
        for pk, locales in find_live_locales_of(instances).items()
    }
