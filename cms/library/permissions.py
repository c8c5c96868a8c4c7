"""Rules about who decides on changes of library items; every way of changing them applies these rules.

Users who may edit an image, a document or an institution may change it alone if no live page shows it. Live items are
moderated as texts are: the moderators of a language decide on the alt text and the title in that language, and the
moderators of all languages in which the item is live decide on everything else. Superusers may do everything; the log
records it.
"""

from collections.abc import Iterable

from wagtail.models import Locale

from cms.newsroom.models import LanguageGroup, Role

from .usage.usages import find_live_locales


def find_moderated_locales(user) -> set[int]:
    """Return the ids of the locales that a user moderates; all for a superuser."""
    if not user.is_active:
        return set()
    if user.is_superuser:
        return set(Locale.objects.values_list("pk", flat=True))
    groups = LanguageGroup.objects.filter(role=Role.MODERATOR, group__user=user)
    return set(groups.values_list("locale", flat=True))


def find_deciding_locales(instance, locale_id: int | None = None) -> set[int]:
    """Return the ids of the locales whose moderators decide on a change; empty if readers do not see the item.

    locale_id: set for a change of the texts in one language.
    """
    live = find_live_locales(instance)
    return {locale_id} if live and locale_id else live


def may_decide(user, locale_ids: Iterable[int]) -> bool:
    """Return whether a user moderates all of these languages, or is a superuser."""
    return user.is_superuser or set(locale_ids) <= find_moderated_locales(user)
