"""Mails about accounts, sent by the worker: nobody learns from the time of an answer whether there is an account."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django_tasks import task

from cms.users.languages import speak_to

from .limits import may_happen

RESET_MAILS_AN_HOUR = 3


@task()
def send_reset_mails(address: str, language: str) -> int:
    """Send a link to each account with this address, at most three an hour to each; return how many were sent.

    The token is made here, so that the queue never holds one. `language` is for people who chose none. Who has no
    password yet gets a link too: it is how they choose their first one.
    """
    sent = 0
    with override(language):
        for user in get_user_model().objects.filter(email__iexact=address, is_active=True):
            if may_happen(f"reset:{user.pk}", times=RESET_MAILS_AN_HOUR, seconds=3600):
                with speak_to(user):
                    _send_reset_mail(user)
                sent += 1
    return sent


def _send_reset_mail(user) -> None:
    path = reverse(
        "account_reset_password_from_key", args=[user_pk_to_url_str(user), default_token_generator.make_token(user)]
    )
    context = {"user": user, "url": f"{settings.WAGTAILADMIN_BASE_URL}{path}"}
    subject = render_to_string("account/email/password_reset_key_subject.txt", context).strip()
    body = render_to_string("account/email/password_reset_key_message.txt", context)
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])


@task()
def send_message(subject: str, body: str, address: str) -> None:
    """Send a mail that is already written."""
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address])
