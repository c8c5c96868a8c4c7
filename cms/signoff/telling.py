"""Mails about sign-offs: the link to who is asked; to the newsroom, comments, approvals, and those that ended."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_latest_str, get_user_display_name

from cms.core.typography.cldr import time_zone_city
from cms.core.typography.lists import language_name
from cms.newsroom.notifications.mail import PersonalNotifier, find_submitters, put_on_one_line

from .models import SignOff, SignOffComment
from .permissions import may_ask

logger = logging.getLogger(__name__)


def send_link(sign_off: SignOff, address: str) -> None:
    """Send the link on commit, in the person's language. A failure is logged, without the address."""
    transaction.on_commit(lambda: _send_link(sign_off, address), robust=True)


def _send_link(sign_off: SignOff, address: str) -> None:
    with translation.override(sign_off.language):
        page = sign_off.page.specific_deferred
        context = {
            "name": put_on_one_line(sign_off.name),
            "title": put_on_one_line(get_latest_str(page)),
            "language": language_name(page.locale.language_code),
            "site": settings.WAGTAIL_SITE_NAME,
            "who": get_user_display_name(sign_off.requested_by),
            "last": timezone.localtime(sign_off.expires_at, timezone.get_default_timezone()),
            "city": time_zone_city(timezone.get_default_timezone_name()),
            "address": address,
        }
        subject = put_on_one_line(render_to_string("signoff/mail/asked_subject.txt", context))
        body = render_to_string("signoff/mail/asked.txt", context)
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [sign_off.email])
    except Exception as error:  # whatever the mail server says
        sign_off.mail_failed = True
        logger.error("The link of sign-off %s could not be sent: %s", sign_off.pk, type(error).__name__)


@dataclass(frozen=True)
class News:
    """What happened to a sign-off."""

    sign_off: SignOff
    comments: Sequence[SignOffComment] = ()


class SignOffNotifier(PersonalNotifier):
    """Tell who asked, the owner of the text and who submitted it, if they may edit it."""

    template_directory = "signoff/mail/"

    def __init__(self, notification: str, preference: str):
        super().__init__((News,))
        self.notification, self.preference = notification, preference

    def get_recipient_users(self, instance, **kwargs):
        page = instance.sign_off.page.specific
        people = find_submitters(page) | {instance.sign_off.requested_by} - {None}
        return {person for person in people if person.is_active and may_ask(person, page)}

    def get_context(self, instance, **kwargs):
        page = instance.sign_off.page.specific
        return {
            "title": get_latest_str(page),
            "language": lazy(language_name, str)(page.locale.language_code),
            "name": put_on_one_line(instance.sign_off.name) or gettext_lazy("the person interviewed"),
            "comments": list(instance.comments),
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('sign_offs', args=[page.pk])}",
        }


send_commented = SignOffNotifier("commented", "rejected")
send_approved = SignOffNotifier("approved", "approved")
send_voided = SignOffNotifier("voided", "rejected")


def tell_commented(sign_off: SignOff, comments: Sequence[SignOffComment]) -> None:
    """Tell the newsroom on commit what somebody commented: one mail for all that was sent at once."""
    send_commented(instance=News(sign_off, comments))


def tell_approved(sign_off: SignOff) -> None:
    send_approved(instance=News(sign_off))


def tell_voided(sign_off: SignOff, editor) -> None:
    """Tell the newsroom that words were changed which somebody had approved; not who changed them."""
    send_voided(instance=News(sign_off), user=editor)
