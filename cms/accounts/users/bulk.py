"""Wagtail's actions on many accounts at once, under the rule of the form for one account, and logged as it is.

Wagtail's let whoever may change accounts switch off administrators, and write what no signal sees. Its action that
deletes has the rule already.
"""

from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from ..rights import may_change


class _AsksTheRule:
    def check_perm(self, obj):
        return may_change(self.request.user, obj)


class AssignRole(_AsksTheRule, AssignRoleBulkAction):
    pass


class SetActiveState(_AsksTheRule, SetActiveStateBulkAction):
    @classmethod
    def execute_action(cls, objects, mark_as_active=False, user=None, **kwargs):
        """Save each account that changes by itself, so that the log of accounts sees it; never one's own."""
        changed = [one for one in objects if one != user and one.is_active != mark_as_active]
        for one in changed:
            one.is_active = mark_as_active
            one.save(update_fields=["is_active"])
        return len(changed), 0
