"""How django-allauth signs people in here (its ACCOUNT_ADAPTER)."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.users.languages import speak_to

from .events import record_attempt
from .models import EventKind
from .proofs import forget_password, remember_password
from .tasks import send_message

logger = logging.getLogger(__name__)
UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104 (the address of a reader; nothing listens there)


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up; refusals in our words; mails in the language of who gets them, sent by the worker."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Your username and password did not match. Please try again."),
        "too_many_login_attempts": _("Too many wrong passwords. Wait a minute, then try again."),
        "rate_limited": _("Too many attempts. Wait a minute, then try again."),
        "enter_current_password": _("This is not your password."),
        "invalid_password_reset": _("This link has expired, or was used already."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request) -> str:
        """Return the address that the nearest trusted proxy saw, which the sender cannot choose.

        allauth refuses requests without it; here they share one address, and its limits.
        """
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            return request.META.get("REMOTE_ADDR") or UNKNOWN_ADDRESS

    def pre_authenticate(self, request, **credentials):
        """Count the attempt, and log it if it is one too many: the password is then not looked at."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            address = self.get_client_ip(request)
            logger.warning("Too many attempts to sign in, from %s", address)
            record_attempt(EventKind.REFUSED, credentials.get("username", ""), address)
            raise

    def authentication_failed(self, request, **credentials):
        record_attempt(EventKind.WRONG_PASSWORD, credentials.get("username", ""), self.get_client_ip(request))

    def pre_login(self, request, user, **kwargs):
        remember_password(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request, user, **kwargs):
        forget_password(request)
        return super().post_login(request, user, **kwargs)

    def respond_user_inactive(self, request, user):
        """Lead back to signing in: allauth has a page of its own for it, which is not used here."""
        self.add_message(request, messages.ERROR, message=gettext("This account was deactivated."))
        return redirect("account_login")

    def get_reauthentication_methods(self, user) -> list[dict]:
        """Name the ways to confirm in our words."""
        words = {
            "reauthenticate": gettext("Use your password"),
            "mfa_reauthenticate": gettext("Use a code of the app"),
            "mfa_reauthenticate:webauthn": gettext("Use a passkey"),
        }
        ways = [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]
        return ways or [self._lead_to_first_password()]

    def _lead_to_first_password(self) -> dict:
        """Return what somebody does who has nothing to confirm with: allauth would refuse them without a word."""
        return {
            "id": "first_password",
            "url": reverse("account_first_password"),
            "description": gettext("Choose a password"),
        }

    def get_password_change_redirect_url(self, request):
        return reverse("wagtailadmin_account")

    def format_email_subject(self, subject):
        return subject

    def send_mail(self, template_prefix, email, context):
        """Write the mail in the language of who gets it, and leave sending it to the worker. It holds no secrets."""
        with speak_to(context.get("user") or self.request.user):
            message = self.render_mail(template_prefix, email, context)
        transaction.on_commit(lambda: send_message.enqueue(message.subject, message.body, email))
