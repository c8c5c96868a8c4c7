from allauth.core import context, ratelimit
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from cms.newsroom.access.current import get_current_user

from ..confirmation import has_passkey, is_confirmed_by_passkey, make_passkey_address
from ..rights import list_givable_roles


def offer_roles(field, actor) -> None:
    """Offer the roles that `actor` may give, and refuse others with a sentence."""
    if actor:
        field.queryset = list_givable_roles(actor)
        field.error_messages["invalid_choice"] = _("You can give only roles that you have yourself.")


class AsksForOwnPassword(forms.Form):
    """Asks whoever edits an account for their own password, before what would open it, or the site, to others.

    A field and not a page of its own: the passwords in these forms would wait in the session meanwhile.
    """

    guarded = frozenset()  # fields that ask for it
    reason = ""

    own_password = forms.CharField(
        label=_("Your own password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        actor = get_current_user()
        self.fields["own_password"].help_text = self._explain(actor)
        if actor and is_confirmed_by_passkey(context.request):
            del self.fields["own_password"]
        offer_roles(self.fields["groups"], actor)
        if actor and not actor.is_superuser:  # who may change accounts must not make an administrator of any
            self.fields.pop("is_superuser", None)

    def clean(self):
        cleaned = super().clean()
        actor = get_current_user()
        if actor and "own_password" in self.fields and self.guarded & set(self.changed_data):
            self._check_own_password(actor, self.cleaned_data.get("own_password"))
        return cleaned

    def _explain(self, actor) -> str:
        """Say what the password is for. A passkey is shown in another window: nothing typed here is lost."""
        if not actor or not has_passkey(actor):
            return self.reason
        link = '{} <a href="{}" target="_blank" rel="opener">{}</a>'
        address = make_passkey_address(reverse("admin_signed_in"))
        return format_html(link, self.reason, address, _("Or use a passkey, in another window."))

    def _check_own_password(self, actor, password) -> None:
        if not password:
            error = self.reason
        elif not ratelimit.consume(context.request, action="reauthenticate", user=actor):
            error = _("Too many attempts. Wait a minute, then try again.")
        elif not actor.check_password(password):
            error = _("This is not your password.")
        else:
            return
        self.add_error("own_password", ValidationError(error))


class EditAccountForm(AsksForOwnPassword, UserEditForm):
    guarded = frozenset({"email", "password1", "is_superuser"})
    reason = _("Needed to change the email address, the password, or who is an administrator.")


class CreateAccountForm(AsksForOwnPassword, UserCreationForm):
    guarded = frozenset({"is_superuser"})
    reason = _("Needed to make somebody an administrator.")
