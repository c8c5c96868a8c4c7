from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .tasks import send_reset_mails


def label_fields(form, **labels) -> None:
    """Give fields our labels. allauth repeats its own as placeholders, which are taken away."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


class SignInForm(allauth_forms.LoginForm):
    """A username and a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_fields(self, login=_("Username"), password=_("Password"), remember=_("Remember me"))
        self.fields["password"].help_text = ""


class ResetPasswordForm(forms.Form):
    """Ask for a link. The worker looks for the account, so that the answer takes the same time for every address."""

    email = forms.EmailField(
        label=_("Email"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True})
    )

    def save(self, request):
        send_reset_mails.enqueue(self.cleaned_data["email"], get_language())


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_fields(self, password1=_("New password"), password2=_("New password, again"))


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_fields(
            self, oldpassword=_("Current password"), password1=_("New password"), password2=_("New password, again")
        )
        self.fields["oldpassword"].help_text = ""


class NewOwnPasswordForm(allauth_forms.SetPasswordForm):
    """Change the own password without the former one, after another proof."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_fields(self, password1=_("New password"), password2=_("New password, again"))


class EmailForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_fields(self, email=_("Email"))
        self.fields["email"].required = True
        self.fields["email"].widget.attrs["autocomplete"] = "email"


class ConfirmPasswordForm(allauth_forms.ReauthenticateForm):
    """The password once more, before something that whoever found an open browser must not do."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label_fields(self, password=_("Your password"))
        self.fields["password"].help_text = ""
