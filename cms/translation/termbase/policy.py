"""The permission policy of terms, which Wagtail's views ask: it passes on what `terms.permissions` says."""

from wagtail.permission_policies.base import ModelPermissionPolicy

from ..terms.permissions import find_deletion_objection, may_propose


class TermPolicy(ModelPermissionPolicy):
    """Everybody who works in a language proposes; the permissions of the model's own do not count."""

    def user_has_permission(self, user, action):
        return may_propose(user)

    def user_has_any_permission(self, user, actions):
        return may_propose(user)

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete":
            return find_deletion_objection(user, instance) is None
        return may_propose(user)
