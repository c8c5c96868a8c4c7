"""Who may change whose account, and give which roles: nobody gives, or takes over, rights that they do not have.

The one rule that the forms, the actions on many accounts and the reset ask.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q


def may_change(actor, user) -> bool:
    """Return whether `actor` may change somebody's account: only with all rights that the account has."""
    return actor.has_perm("users.change_user") and not has_more_rights(user, actor)


def has_more_rights(user, actor) -> bool:
    """Return whether somebody has a role or a right that `actor` lacks. Administrators lack none.

    Whoever changes an account could sign in with it: its password, its address and its second step are theirs to set.
    """
    if actor.is_superuser or user == actor:
        return False
    if user.is_superuser:
        return True
    roles, rights = _get_own(actor)
    return not (
        {role.pk for role in user.groups.all()} <= roles
        and {right.pk for right in user.user_permissions.all()} <= rights
    )


def list_givable_roles(actor):
    """Return the groups that `actor` may give to somebody: those that they are in; an administrator all."""
    return Group.objects.all() if actor.is_superuser else Group.objects.filter(user=actor)


def _get_own(actor) -> tuple[set[int], set[int]]:
    """Return the ids of the groups and of the permissions of `actor`, looked for once in a request."""
    if not hasattr(actor, "_own_rights"):
        permissions = Permission.objects.filter(Q(user=actor) | Q(group__user=actor))
        actor._own_rights = (
            set(actor.groups.values_list("pk", flat=True)),
            set(permissions.values_list("pk", flat=True)),
        )
    return actor._own_rights
