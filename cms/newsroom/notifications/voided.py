"""Tell people at once that an approval no longer holds. What another app reports in a digest is left to that app."""

from django.conf import settings
from django.utils.functional import lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from cms.core.typography.lists import language_name

from ..access.pages import may_know
from ..moderation.approvals import approval_voided
from ..moderation.records import Approval
from ..moderation.void_reasons import AGAIN, explain_reason
from .mail import PersonalNotifier, find_submitters, is_routine, name_person


class VoidedNotifier(PersonalNotifier):
    """Tell who approved a text, its owner, and who submitted it."""

    notification = "voided"
    preference = "rejected"

    def __init__(self):
        super().__init__((Approval,))

    def get_recipient_users(self, instance, **kwargs):
        text = instance.text
        if text is None or is_routine(text):
            return set()
        people = find_submitters(text) | {instance.user} - {None}
        return {person for person in people if not isinstance(text, Page) or may_know(person, text)}

    def get_context(self, instance, **kwargs):
        text = instance.text
        text = getattr(text, "specific", text)
        return {
            "title": get_latest_str(text),
            "language": lazy(language_name, str)(text.locale.language_code),
            "reason": lazy(explain_reason, str)(instance.void_reason),
            "actor": name_person(kwargs.get("user")),
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "edit_url": f"{settings.WAGTAILADMIN_BASE_URL}{AdminURLFinder().get_edit_url(text)}",
        }


send_voided = VoidedNotifier()


def tell_that_it_is_void(sender, approval: Approval, reason: str, user=None, **kwargs):
    """Send the mail; not if the text was approved or submitted again, which its people are told anyway."""
    if reason != AGAIN:
        send_voided(instance=approval, user=user)


def connect() -> None:
    approval_voided.connect(tell_that_it_is_void, dispatch_uid="newsroom_mail_voided")
