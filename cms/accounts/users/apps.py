from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    group_viewset = "cms.accounts.users.groups.GroupViewSet"
    user_viewset = "cms.accounts.users.viewset.UserViewSet"
