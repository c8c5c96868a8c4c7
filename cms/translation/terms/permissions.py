"""Permissions for terms, decided here; lists, forms, buttons and bulk actions use these functions.

Everybody who works in a language proposes terms and changes of terms. A moderator of one of the languages of a concept
approves it, unless they wrote something in it. A superuser may approve everything; the log tells.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cms.newsroom.models import LanguageGroup, Role
from cms.newsroom.moderation.four_eyes import may_publish_alone
from cms.newsroom.roles.membership import find_roles

from ..models import TermConcept

PROPOSES = "wagtail_localize.submit_translation"  # all roles of a language have it


def may_propose(user) -> bool:
    """Return whether a person may propose terms and changes of terms."""
    return user.is_active and user.has_perm(PROPOSES)  # it costs no query in the menu of each page


def find_approval_objection(user, concept: TermConcept) -> str | None:
    """Return why a person may not approve a concept, as a sentence; None if they may."""
    if concept.is_approved:
        return _("This term is approved already.")
    if user.is_active and user.is_superuser:
        return None
    moderated = _find_moderated(user) & _find_locales(concept)
    if not moderated:
        return _("Only moderators of one of the languages of this term may approve it.")
    is_author = any(author.user_id == user.pk for author in concept.authors.all())
    if is_author and not any(may_publish_alone(user, locale) for locale in moderated):
        return _("You wrote this term, or a part of it: someone else must approve it.")
    return None


def check_may_approve(user, concept: TermConcept) -> None:
    """Raise PermissionDenied, with the reason, if a person may not approve a concept."""
    if objection := find_approval_objection(user, concept):
        raise PermissionDenied(objection)


def find_deletion_objection(user, concept: TermConcept) -> str | None:
    """Return why a person may not delete a concept, as a sentence; None if they may.

    Proposals are taken back by those who made them, and refused by moderators. What was approved is deleted by a
    moderator who did not approve it: to take it out of force needs two people too.
    """
    if user.is_active and user.is_superuser:
        return None
    if not may_propose(user):
        return _("You may not edit texts in any language.")
    is_moderator = bool(_find_moderated(user) & _find_locales(concept))
    if not concept.is_approved:
        authors = {author.user_id for author in concept.authors.all()}
        if is_moderator or authors == {user.pk}:
            return None
        return _("Only moderators and the person who proposed this term may delete it.")
    if not is_moderator:
        return _("Only moderators of one of the languages of this term may delete it.")
    if concept.decided_by_id == user.pk and not any(
        may_publish_alone(user, locale) for locale in _find_moderated(user) & _find_locales(concept)
    ):
        return _("You approved this term: another moderator must delete it.")
    return None


def _find_locales(concept: TermConcept) -> set[int]:
    """Return the languages whose moderators decide: those of its words, and of what it replaces; else all."""
    locales = {term.locale_id for term in concept.terms.all()}
    if concept.replaces_id:
        locales |= {term.locale_id for term in concept.replaces.terms.all()}
    return locales or {locale for locale, _role in LanguageGroup.objects.values_list("locale", "role")}


def _find_moderated(user) -> set[int]:
    if not user.is_active:
        return set()
    return {locale for locale, role in find_roles(user) if role == Role.MODERATOR}
