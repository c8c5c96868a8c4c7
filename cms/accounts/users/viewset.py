from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .forms import CreateAccountForm, EditAccountForm


class UserViewSet(WagtailUserViewSet):
    """Wagtail's pages about accounts, with our forms."""

    create_template_name = "accounts/create_user.html"
    edit_template_name = "accounts/edit_user.html"

    def get_form_class(self, for_update=False):
        return EditAccountForm if for_update else CreateAccountForm
