from allauth.account.adapter import get_adapter
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib import messages
from django.shortcuts import redirect


class ConfirmByPasskeyView(ReauthenticateWebAuthnView):
    """The page that asks for a passkey once more. After a refusal it asks again, and the way is not lost."""

    def form_invalid(self, form):
        for message in form.errors.get("credential", []):
            get_adapter().add_message(self.request, messages.ERROR, message=message)
        return redirect(self.passthrough_next_url(self.request.path))


ask = ConfirmByPasskeyView.as_view()
