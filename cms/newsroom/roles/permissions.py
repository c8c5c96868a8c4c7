"""The permissions of each role, as keys. `LanguageGroup.granted` stores the keys that were given.

To give a role another permission in a later version, add it here: the next `bootstrap_roles` gives it once to every
language's group of that role.
"""

from collections.abc import Iterator

from django.contrib.auth.models import Group, Permission
from wagtail.hooks import search_for_hooks
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from ..models import Role

PAGE_RIGHTS = {
    Role.EDITOR: ["add_page", "change_page"],
    Role.MODERATOR: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    Role.TRANSLATOR: ["change_page"],
}
# On the root collection. `change` also allows deletion, so translators may only choose.
LIBRARY_RIGHTS = {
    Role.EDITOR: ["add", "change", "choose"],
    Role.MODERATOR: ["add", "change", "choose"],
    Role.TRANSLATOR: ["choose"],
}
LIBRARIES = [("wagtailimages", "image"), ("wagtaildocs", "document")]
# On translatable snippets; `moderation.permission_policies` limits them to the group's language.
TRANSLATABLE_SNIPPET_RIGHTS = {
    Role.EDITOR: ["add", "change"],
    Role.MODERATOR: ["add", "change", "publish", "lock", "unlock", "delete"],
    Role.TRANSLATOR: ["change"],
}
# On snippets that all languages share (institutions).
COMMON_SNIPPET_RIGHTS = {Role.EDITOR: ["add", "change"], Role.MODERATOR: ["add", "change"], Role.TRANSLATOR: []}
OTHER_RIGHTS = {
    # cms.translation.permissions decides which texts may be submitted, and into which languages.
    role: ["wagtailadmin.access_admin", "wagtail_localize.submit_translation"]
    for role in Role
}


def list_role_permissions(role: Role, root: Page) -> Iterator[str]:
    """Yield a role's permission keys for a language: `page:<root>:<codename>`, `library:...` and `model:...`."""
    yield from (f"model:{name}" for name in OTHER_RIGHTS[role])
    yield from (f"page:{root.pk}:{codename}" for codename in PAGE_RIGHTS[role])
    for app_label, model_name in LIBRARIES:
        yield from (f"library:{app_label}.{action}_{model_name}" for action in LIBRARY_RIGHTS[role])
    search_for_hooks()  # hooks modules register snippets; a management command has not loaded them yet
    for model in get_snippet_models():
        table = TRANSLATABLE_SNIPPET_RIGHTS if issubclass(model, TranslatableMixin) else COMMON_SNIPPET_RIGHTS
        yield from (f"model:{model._meta.app_label}.{action}_{model._meta.model_name}" for action in table[role])


def give_permission(group: Group, key: str) -> bool:
    """Give a group the permission of a key; return False if the database has no such permission yet."""
    kind, _colon, rest = key.partition(":")
    if kind == "page":
        root_id, codename = rest.split(":")
        permission = _find_permission("wagtailcore", codename)
        if permission:
            GroupPagePermission.objects.get_or_create(group=group, page_id=int(root_id), permission=permission)
        return permission is not None
    permission = _find_permission(*rest.split("."))
    if permission and kind == "library":
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    elif permission:
        group.permissions.add(permission)
    return permission is not None


def _find_permission(app_label: str, codename: str) -> Permission | None:
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename).first()
