"""Mails about releases, to everybody concerned, each in their own language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from cms.newsroom.notifications.mail import PersonalNotifier, name_person

from ..gate.blockers import find_blockers
from ..models import FollowUp, Release
from ..moments import describe_moment
from ..people import find_concerned
from ..visibility import hide_private


@dataclass(frozen=True)
class Message:
    """A mail about a release to one person."""

    release: Release
    person: Any

    def list_blockers(self) -> list:
        """Return what blocks the release, in the active language, as the person may know it."""
        return hide_private(self.person, find_blockers(self.release))


class ReleaseNotifier(PersonalNotifier):
    template_directory = "releases/mail/"

    def __init__(self, notification: str, preference: str):
        super().__init__((Message,))
        self.notification, self.preference = notification, preference

    def get_recipient_users(self, instance, **kwargs):
        return {instance.person}

    def get_context(self, instance, **kwargs):
        release = instance.release
        return {
            "title": release.name,
            "actor": name_person(kwargs.get("user")),
            "moment": lazy(describe_moment, str)(release.planned_for) if release.planned_for else "",
            "list_blockers": instance.list_blockers,  # the template calls it, in the recipient's language
            "responsible": name_person(release.responsible) if release.responsible else "",
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('releases:show', args=[release.pk])}",
        }


send_happened = ReleaseNotifier("happened", "approved")
send_undone = ReleaseNotifier("undone", "approved")
send_missed = ReleaseNotifier("missed", "rejected")
send_warned = ReleaseNotifier("warned", "rejected")
send_handed_over = ReleaseNotifier("handed_over", "submitted")


def _send(notifier: ReleaseNotifier, release: Release, people: Iterable, user=None) -> None:
    for person in people:
        notifier.notify(Message(release, person), user)


def tell_done(follow_up: FollowUp) -> None:
    """Tell everybody concerned that a release is live, or undone."""
    notifier = send_undone if follow_up.is_undoing else send_happened
    _send(notifier, follow_up.release, find_concerned(follow_up.release), follow_up.user)


def tell_missed(release: Release) -> None:
    """Tell everybody concerned that a release did not happen, with what blocked it."""
    _send(send_missed, release, find_concerned(release, find_blockers(release)))


def tell_warned(release: Release, blockers: list) -> None:
    """Tell everybody concerned, a day ahead, what blocks a release."""
    _send(send_warned, release, find_concerned(release, blockers))


def tell_handed_over(release: Release) -> None:
    if release.responsible:
        _send(send_handed_over, release, [release.responsible])
