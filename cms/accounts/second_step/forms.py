"""allauth's forms of the second step, with our words, and with a sentence for whatever is not a passkey's answer."""

import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms
from cryptography.exceptions import InvalidSignature
from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms import label_fields
from .encryption import encrypt

NAME_LENGTH = 60
# What parsing CBOR, keys and signatures raises. allauth's own refusals are ValidationErrors, which are none of these.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error, InvalidSignature)


def _write_like_a_code(field, label) -> None:
    field.label = label
    field.widget.attrs = {"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}


class CodeForm(code_forms.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _write_like_a_code(self.fields["code"], _("Code of the app, or a recovery code"))


class ConfirmByCodeForm(code_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _write_like_a_code(self.fields["code"], _("Code of the app, or a recovery code"))


class AddAppForm(app_forms.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _write_like_a_code(self.fields["code"], _("The code that the app shows now"))

    def clean_code(self):
        """Remember the code as used: allauth only compares it, and it would work once more to sign in."""
        code = super().clean_code()
        app = Authenticator(user=self.user, type=Authenticator.Type.TOTP, data={"secret": encrypt(self.secret)})
        if not app.wrap().validate_code(code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CredentialField(forms.JSONField):
    """What the browser's passkey answers. allauth and fido2 raise various exceptions for what is none."""

    def to_python(self, value):
        value = super().to_python(value)
        if value is None or (isinstance(value, dict) and isinstance(value.get("response"), dict)):
            return value
        raise get_adapter().validation_error("incorrect_code")


class _ReadsCredential:
    """Refuse what is not a passkey's answer with a sentence."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField(widget=forms.HiddenInput)

    def _refuse_unreadable(self, clean):
        try:
            return clean()
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class _AnswersByPasskey(_ReadsCredential):
    def clean_credential(self):
        return self._refuse_unreadable(super().clean_credential)


class PasskeyForm(_AnswersByPasskey, passkey_forms.AuthenticateWebAuthnForm):
    pass


class SignInByPasskeyForm(_AnswersByPasskey, passkey_forms.LoginWebAuthnForm):
    pass


class ConfirmByPasskeyForm(_AnswersByPasskey, passkey_forms.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(_ReadsCredential, passkey_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name"),
            required=False,
            max_length=NAME_LENGTH,
            help_text=_("So that you know later which one it is."),
        )
        label_fields(self, passwordless=_("Sign in with it alone, without a password"))
        self.fields["passwordless"].help_text = _(
            "It then asks for your finger, your face or a PIN each time. Simple security keys cannot do this."
        )
        self.fields["passwordless"].initial = True

    def clean(self):
        return self._refuse_unreadable(super().clean)


class RenamePasskeyForm(passkey_forms.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)
