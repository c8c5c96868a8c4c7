"""Permissions for releases. Views, commands and templates use these functions, and no others.

- *See*: everybody who may work on pages, as every role in a language may. Titles
  of private pages are shown to those who may know of them.
- *Plan* (create, rename, put texts in, take them out): editors and moderators of any language.
- *Release* (set the moment, release now, undo, withdraw): moderators of one of the languages of its texts. Nobody needs
  to moderate all of them, since each text was approved by a moderator of its own language.
- *Waive*: moderators of the language of the text, who did not write it.

Superusers may do everything.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from cms.newsroom.models import Role
from cms.newsroom.moderation.four_eyes import is_own_text
from cms.newsroom.roles.membership import find_roles

from .models import Release

PAGE_PERMISSIONS = ["add", "change", "publish"]


def may_see(user) -> bool:
    """Return whether a user sees releases. No query, where Wagtail's menu has asked for the permissions on pages."""
    return page_permission_policy.user_has_any_permission(user, PAGE_PERMISSIONS)


def for_newsroom(view):
    """Let only those open a view who see releases."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def may_plan(user) -> bool:
    if user.is_active and user.is_superuser:
        return True
    return user.is_active and any(role in {Role.EDITOR, Role.MODERATOR} for _locale, role in find_roles(user))


def find_moderated(user) -> set[int]:
    """Return the ids of the languages that a user moderates."""
    if user.is_active and user.is_superuser:
        return set(Locale.objects.values_list("pk", flat=True))
    return {locale_id for locale_id, role in find_roles(user) if role == Role.MODERATOR and user.is_active}


def may_release(user, release: Release) -> bool:
    """Return whether a user may set the moment of a release, let it happen, undo it and withdraw it."""
    if user.is_active and user.is_superuser:
        return True
    moderated = find_moderated(user)
    if not moderated:
        return False
    locales = set(release.texts.values_list("locale", flat=True)) if release.pk else set()
    return not locales or bool(locales & moderated)


def may_waive(user, locale_id: int, text=None) -> bool:
    """Return whether a user may waive a language, or a warning about a text: a moderator who did not write it.

    text: the page or snippet; None if it does not exist in the language.
    """
    if user.is_active and user.is_superuser:
        return True
    if locale_id not in find_moderated(user):
        return False
    return text is None or not is_own_text(text, user)
