"""Emails about proposals: to the moderators who are asked, and to the proposer after the answer.

As all emails of the newsroom, they use the recipient's language and the preferences of the recipient's account.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from cms.core.typography.lists import language_name
from cms.newsroom.notifications.mail import PersonalNotifier, name_person

from ..models import Proposal
from .deciders import find_people_to_ask


class ProposalNotifier(PersonalNotifier):
    template_directory = "library/mail/"

    def __init__(self):
        super().__init__((Proposal,))

    def get_context(self, instance, **kwargs):
        code = instance.locale.language_code if instance.locale else ""
        return {
            "title": instance.title,
            # Lazy: evaluated by the template, in each recipient's language.
            "language": lazy(language_name, str)(code) if code else "",
            "actor": name_person(kwargs.get("user")),
            "comment": instance.comment,
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('library_proposal', args=[instance.pk])}",
        }


class ProposedNotifier(ProposalNotifier):
    """Tell the moderators that a change of a live item waits for them."""

    notification = "proposed"
    preference = "submitted"

    def get_recipient_users(self, instance, **kwargs):
        return find_people_to_ask(instance)


class AnsweredNotifier(ProposalNotifier):
    """Tell the proposer the answer."""

    def get_recipient_users(self, instance, **kwargs):
        return {instance.proposed_by} - {None}


class AcceptedNotifier(AnsweredNotifier):
    notification = "accepted"
    preference = "approved"


class RefusedNotifier(AnsweredNotifier):
    notification = "refused"
    preference = "rejected"


send_proposed = ProposedNotifier()
send_accepted = AcceptedNotifier()
send_refused = RefusedNotifier()
