from allauth.core import context, ratelimit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserEditForm

from cms.newsroom.access.current import get_current_user

GUARDED = {"email", "password1", "is_superuser"}


class EditAccountForm(UserEditForm):
    """Asks whoever edits an account for their own password, before a new address or password, or full rights.

    A field and not a page of its own: the passwords in this form would wait in the session meanwhile.
    """

    own_password = forms.CharField(
        label=_("Your own password"),
        required=False,
        strip=False,
        help_text=_("Only to change the email address, the password, or who is an administrator."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean(self):
        cleaned = super().clean()
        actor = get_current_user()
        if actor and GUARDED & set(self.changed_data):
            self._check_own_password(actor, self.cleaned_data.get("own_password"))
        return cleaned

    def _check_own_password(self, actor, password) -> None:
        if not password:
            error = _("Enter your own password, to change the email address, the password, or who is an administrator.")
        elif not ratelimit.consume(context.request, action="reauthenticate", user=actor):
            error = _("Too many attempts. Wait a minute, then try again.")
        elif not actor.check_password(password):
            error = _("This is not your password.")
        else:
            return
        self.add_error("own_password", ValidationError(error))
