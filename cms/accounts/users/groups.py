"""Wagtail's pages about groups, for administrators only: who changes a role that they have gets its new rights."""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.forms import GroupForm
from wagtail.users.views.groups import GroupViewSet as WagtailGroupViewSet


class AdministratorsOnly(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return user.is_active and user.is_superuser


class RightsForm(GroupForm):
    """Offers no right to change groups, which would have no effect."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        permissions = self.fields["permissions"]
        permissions.queryset = permissions.queryset.exclude(content_type__app_label="auth", content_type__model="group")


class GroupViewSet(WagtailGroupViewSet):
    permission_policy = AdministratorsOnly(WagtailGroupViewSet.model)

    def get_form_class(self, for_update=False):
        return RightsForm
