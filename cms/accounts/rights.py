"""Who may change whose account: the one rule that the form, the actions on many accounts and the reset ask."""


def may_change(actor, user) -> bool:
    """Return whether `actor` may change somebody's account: an administrator's only if they are one themselves."""
    return actor.has_perm("users.change_user") and (actor.is_superuser or not user.is_superuser)
