"""The mail about faults."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from cms.newsroom.notifications.mail import PersonalNotifier

from .problems import Problem

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """What one mail reports: problems that last, and how many reported ones are over."""

    begun: list[Problem]
    over: int


class FaultNotifier(PersonalNotifier):
    """Tell the administrators. There is no switch for it in their accounts."""

    template_directory = "health/mail/"
    notification = "faults"

    def __init__(self):
        super().__init__((News,))

    def get_valid_recipients(self, instance, **kwargs):
        return set(find_administrators())

    def get_context(self, instance, **kwargs):
        base = settings.WAGTAILADMIN_BASE_URL
        sentences = [_name_host(problem) for problem in instance.begun]  # formatted in the recipient's language
        return {"sentences": sentences, "over": instance.over, "url": f"{base}{reverse('health_report')}"}


def _name_host(problem: Problem):
    """Return the sentence about a problem; with the host's name if it is that of one among several."""
    return f"{problem.sentence} ({problem.host.partition(':')[0]})" if problem.host else problem.sentence


def find_administrators():
    """Return the active superusers with a mail address."""
    return get_user_model().objects.filter(is_active=True, is_superuser=True).exclude(email="")


_notify = FaultNotifier()


def send_fault_mail(begun: list[Problem], over: int) -> bool:
    """Return whether all mails were sent."""
    try:
        return _notify.notify(News(begun, over), None)
    except Exception:  # the mail server does not answer
        logger.exception("The mail about faults could not be sent")
        return False
