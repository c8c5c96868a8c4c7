"""Permissions on translatable snippets, per language.

Wagtail checks permissions on snippets by model. Here a permission applies to the language of the group that gives it:
a user may be an editor in French and a translator in Portuguese. The hooks in `snippets.guards` enforce it for every
translatable snippet; a viewset sets `LocalePermissionPolicy` so that the admin's buttons mirror it.
"""

from django.contrib.auth.models import Group
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from wagtail.models import Locale, TranslatableMixin
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.snippets.permissions import get_permission_name

from .four_eyes import is_own_text


def find_locales_of(user) -> set[int]:
    """Return the ids of the locales of a user's language groups; all locales for a superuser."""
    if user.is_superuser:
        return set(Locale.objects.values_list("pk", flat=True))
    return set(Locale.objects.filter(language_groups__group__user=user).values_list("pk", flat=True))


def find_locales_where_allowed(user, action: str, model) -> set[int]:
    """Return the ids of the locales in which a user may do an action ("add", "publish", "delete"...) on a model.

    A permission of a language's group applies to that language. A permission of another group, or of the user alone,
    applies to all languages that the user works in. The result is cached on the user object, as lists ask for each row.
    """
    if not user.is_active:
        return set()
    if user.is_superuser:
        return find_locales_of(user)
    remembered = user.__dict__.setdefault("_locales_where_allowed", {})
    app_label, codename = get_permission_name(action, model).split(".")
    if app_label not in remembered:
        remembered[app_label] = _read_locales_by_permission(user, app_label)
    locales = remembered[app_label].get(codename, set())
    if None in locales or f"{app_label}.{codename}" in user.get_user_permissions():
        locales = locales | find_locales_of(user)
    return locales - {None}


def find_locale_of_new_snippet(request, model) -> Locale | None:
    """Return the locale in the URL, else that of the user's admin language, else the first in which they may add.

    Return None if the user may add in no language. Raise Http404 for an unknown language. Wagtail would use the site's
    default language.
    """
    if code := request.GET.get("locale"):
        return get_object_or_404(Locale, language_code=code)
    allowed = Locale.objects.filter(pk__in=find_locales_where_allowed(request.user, "add", model)).order_by("pk")
    own = (get_language() or "").split("-")[0]
    return next((locale for locale in allowed if locale.language_code == own), None) or allowed.first()


def _read_locales_by_permission(user, app_label: str) -> dict[str, set[int | None]]:
    """Return the locales of the groups that give a user each permission of an app; None for a group of no language."""
    groups = Group.objects.filter(user=user, permissions__content_type__app_label=app_label)
    found: dict[str, set[int | None]] = {}
    for codename, locale in groups.values_list("permissions__codename", "language_group__locale_id"):
        found.setdefault(codename, set()).add(locale)
    return found


def may_work_on(user, action: str, instance) -> bool:
    """Return whether a user may do an action on a snippet, in its language. For other models, check by model."""
    model = type(instance)
    if not isinstance(instance, TranslatableMixin):
        return user.has_perm(get_permission_name(action, model))
    return instance.locale_id in find_locales_where_allowed(user, action, model)


def may_publish(user, instance) -> bool:
    """Return whether a user may publish a snippet: in its language, and not their own text."""
    return may_work_on(user, "publish", instance) and (user.is_superuser or not is_own_text(instance, user))


class LocalePermissionPolicy(ModelPermissionPolicy):
    """The permission policy of a translatable snippet model: permissions apply per language."""

    def user_has_permission_for_instance(self, user, action, instance):
        return may_work_on(user, action, instance)

    def users_with_any_permission_for_instance(self, actions, instance):
        """Exclude users whose permissions all come from the groups of other languages."""
        users = super().users_with_any_permission_for_instance(actions, instance)
        mine = Q(groups__language_group__locale=instance.locale_id)
        return users.filter(Q(is_superuser=True) | mine).distinct()


class OneLocalePolicy(LocalePermissionPolicy):
    """The same policy limited to one language, for the views of one snippet."""

    def __init__(self, model, locale_id: int):
        super().__init__(model)
        self.locale_id = locale_id

    def user_has_permission(self, user, action):
        return self.locale_id in find_locales_where_allowed(user, action, self.model)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)
