from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .forms import EditAccountForm


class UserViewSet(WagtailUserViewSet):
    """Wagtail's pages about accounts, with our form."""

    edit_template_name = "accounts/edit_user.html"

    def get_form_class(self, for_update=False):
        return EditAccountForm if for_update else super().get_form_class(for_update)
