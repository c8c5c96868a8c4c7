"""Who is asked about a proposal, and who may answer it."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from cms.newsroom.models import LanguageGroup, Role

from .models import Proposal, Status
from .permissions import find_deciding_locales, find_moderated_locales


def find_missing_locales(proposal: Proposal) -> set[int]:
    """Return the ids of the languages whose moderators have not agreed yet, as readers see the thing today."""
    if proposal.target is None:
        return set()
    given = set(proposal.consents.values_list("locale", flat=True))
    return find_deciding_locales(proposal.target, proposal.locale_id) - given


def may_answer(user, proposal: Proposal) -> bool:
    """Say whether a person may accept or refuse a proposal: a moderator of a language that is asked, not its proposer.

    What has left readers' pages meanwhile may be answered by the moderators of any language. Superusers may everything.
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
    """Say whether a person may read a proposal: its proposer and all moderators."""
    return proposal.proposed_by_id == user.pk or bool(find_moderated_locales(user))


def find_people_to_ask(proposal: Proposal) -> set:
    """Return the moderators of the languages that are missing; superusers where a language has nobody else."""
    people = get_user_model().objects.filter(is_active=True)
    asked = set()
    for locale_id in find_missing_locales(proposal):
        groups = LanguageGroup.objects.filter(role=Role.MODERATOR, locale=locale_id).values("group")
        members = set(people.filter(groups__in=groups).exclude(pk=proposal.proposed_by_id))
        asked |= members or set(people.filter(is_superuser=True))
    return asked


def find_waiting_for(user, limit: int = 20) -> list[Proposal]:
    """Return the proposals that a person may answer, the oldest first."""
    moderated = find_moderated_locales(user)
    if not moderated:
        return []
    waiting = Proposal.objects.filter(Q(locale=None) | Q(locale__in=moderated), status=Status.WAITING)
    waiting = waiting.exclude(consents__user=user).select_related("locale", "proposed_by", "content_type")
    if not user.is_superuser:
        waiting = waiting.exclude(proposed_by=user)
    return [proposal for proposal in waiting.order_by("pk")[: limit * 3] if may_answer(user, proposal)][:limit]
