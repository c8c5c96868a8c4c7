from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.users.views.users import EditView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from ..second_step.reset import may_reset
from .forms import CreateAccountForm, EditAccountForm


class EditAccountView(EditView):
    """The page of one account. The menu beside its title offers what the listing offers beside the name."""

    @cached_property
    def header_more_buttons(self):
        buttons = [*super().header_more_buttons]
        if may_reset(self.request.user, self.object):
            path = reverse("reset_second_step", args=[self.object.pk])
            back = urlencode({"next": self.get_edit_url()})
            buttons.append(Button(_("Reset the second step"), f"{path}?{back}", icon_name="key", priority=30))
        return buttons


class UserViewSet(WagtailUserViewSet):
    """Wagtail's pages about accounts, with our forms."""

    edit_view_class = EditAccountView
    create_template_name = "accounts/create_user.html"
    edit_template_name = "accounts/edit_user.html"

    def get_form_class(self, for_update=False):
        return EditAccountForm if for_update else CreateAccountForm
