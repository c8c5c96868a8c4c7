"""The roles of a person, in each language."""

from ..models import LanguageGroup


def find_roles(user) -> set[tuple[int, str]]:
    """Return the roles of a person as (id of the language, role); one query for each user object."""
    if not hasattr(user, "_language_roles"):  # the user of a request is lazy: its own __dict__ is another
        groups = LanguageGroup.objects.filter(group__user=user) if user.pk else LanguageGroup.objects.none()
        user._language_roles = set(groups.values_list("locale_id", "role"))
    return user._language_roles
