"""Who decides about what readers see of the library: asked by every way of changing it.

A picture, a document or an institution that no live page shows may be changed by whoever may edit it. What is live is
moderated as texts are: the alt text and the title in a language by that language's moderators; everything else by those
of every language in which it is live. Superusers may everything; the log tells.
"""

from collections.abc import Iterable

from wagtail.models import Locale

from cms.newsroom.models import LanguageGroup, Role

from .uses import find_live_locales


def find_moderated_locales(user) -> set[int]:
    """Return the ids of the languages whose moderator a person is; all for a superuser."""
    if not user.is_active:
        return set()
    if user.is_superuser:
        return set(Locale.objects.values_list("pk", flat=True))
    groups = LanguageGroup.objects.filter(role=Role.MODERATOR, group__user=user)
    return set(groups.values_list("locale", flat=True))


def find_deciding_locales(instance, locale_id: int | None = None) -> set[int]:
    """Return the ids of the languages whose moderators decide about a change; none: readers do not see it.

    locale_id: of a change of the words in one language.
    """
    live = find_live_locales(instance)
    return {locale_id} if live and locale_id else live


def may_decide(user, locale_ids: Iterable[int]) -> bool:
    """Say whether a person moderates all of these languages, alone."""
    return user.is_superuser or set(locale_ids) <= find_moderated_locales(user)
