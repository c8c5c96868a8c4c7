"""Mails about translations, each in its recipient's language. `cms.newsroom.notifications` delivers them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import lazy

from cms.core.typography.lists import language_name
from cms.newsroom.notifications.mail import PersonalNotifier, name_person

from ..models import TextState, TranslationJob
from ..status.stale import refresh_stale
from ..status.visibility import keep_known_texts

say_language = lazy(language_name, str)  # the template evaluates it, in the language of the recipient


@dataclass(frozen=True)
class Assignment:
    """The translation jobs that a user has just been assigned."""

    person: Any
    jobs: tuple[TranslationJob, ...]


@dataclass(frozen=True)
class News:
    """The news about one text: its current state, and its notices."""

    row: TextState
    notices: list

    @property
    def address(self) -> str:
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.row.edit_url}"


@dataclass(frozen=True)
class Digest:
    """One day's news for one user. news: grouped by language."""

    person: Any
    news: list[News]


class TranslationNotifier(PersonalNotifier):
    """Sends a mail to one user, `instance.person`."""

    template_directory = "translation/mail/"
    handles: type

    def __init__(self):
        super().__init__((self.handles,))

    def get_recipient_users(self, instance, **kwargs):
        return {instance.person}


class AssignedNotifier(TranslationNotifier):
    """Sends the mail "assigned to you", immediately."""

    handles = Assignment
    notification = "assigned"
    preference = "rejected"  # Wagtail's preference for texts that come to a user to be worked on

    def get_context(self, instance, **kwargs):
        jobs = {job.translation_id: job for job in instance.jobs}
        refresh_stale()
        rows = keep_known_texts(instance.person, TextState.objects.filter(translation__in=jobs))
        rows = rows.select_related("content_type", "locale")
        return {
            "tasks": [
                {
                    "title": row.title,
                    "language": say_language(row.locale.language_code),
                    "words": row.words_left,
                    "due_date": jobs[row.translation_id].due_date,
                    "address": News(row, []).address,
                }
                for row in sorted(rows, key=lambda row: (str(jobs[row.translation_id].due_date or "9"), row.title))
            ],
            "actor": name_person(kwargs.get("user")),
            "base_url": settings.WAGTAILADMIN_BASE_URL,
        }


class DigestNotifier(TranslationNotifier):
    """Sends the digest, once a day."""

    handles = Digest
    notification = "digest"
    limit = 30  # texts; the translation report has the others

    def get_valid_recipients(self, instance, **kwargs):
        return {instance.person}  # `digest.py` has checked the preference for each kind of news

    def get_context(self, instance, **kwargs):
        shown = instance.news[: self.limit]
        return {
            "news": [
                {
                    "title": one.row.title,
                    "language": say_language(one.row.locale.language_code),
                    "code": one.row.locale.language_code,
                    "address": one.address,
                    "notices": [(notice.kind, notice.actor and name_person(notice.actor)) for notice in one.notices],
                }
                for one in shown
            ],
            "count": len(instance.news),
            "more": len(instance.news) - len(shown),
            "base_url": settings.WAGTAILADMIN_BASE_URL,
        }


send_assigned = AssignedNotifier()
send_digest = DigestNotifier()
