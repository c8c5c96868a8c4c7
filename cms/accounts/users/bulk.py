"""Wagtail's actions on many accounts at once, under the rule of the form for one account, and logged as it is.

Wagtail's let whoever may change accounts switch off administrators, give any role, and write what no signal sees.
"""

from django.db.models import prefetch_related_objects
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.assign_role import RoleForm

from cms.newsroom.access.current import get_current_user

from ..rights import has_more_rights, may_change
from .forms import offer_roles


class _AsksTheRule:
    @classmethod
    def get_queryset(cls, model, object_ids):
        """Load with the accounts what the rule compares."""
        accounts = list(super().get_queryset(model, object_ids))
        prefetch_related_objects(accounts, "groups", "user_permissions")
        return accounts

    def check_perm(self, obj):
        return may_change(self.request.user, obj)


class GivableRoleForm(RoleForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_roles(self.fields["role"], get_current_user())


class AssignRole(_AsksTheRule, AssignRoleBulkAction):
    form_class = GivableRoleForm


class Delete(_AsksTheRule, DeleteBulkAction):
    def check_perm(self, obj):
        return DeleteBulkAction.check_perm(self, obj) and not has_more_rights(obj, self.request.user)


class SetActiveState(_AsksTheRule, SetActiveStateBulkAction):
    @classmethod
    def execute_action(cls, objects, mark_as_active=False, user=None, **kwargs):
        """Save each account that changes by itself, so that the log of accounts sees it; never one's own."""
        changed = [one for one in objects if one != user and one.is_active != mark_as_active]
        for one in changed:
            one.is_active = mark_as_active
            one.save(update_fields=["is_active"])
        return len(changed), 0
