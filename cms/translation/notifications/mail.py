"""The mails about translations, each in its reader's language; the newsroom's machinery delivers them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import lazy

from cms.core.typography.lists import language_name
from cms.newsroom.notifications.mail import PersonalNotifier, name_person

from ..models import TextState, TranslationJob
from ..status.known import keep_known_texts

say_language = lazy(language_name, str)  # said by the template, in the language of whoever reads


@dataclass(frozen=True)
class Assignment:
    """What somebody has just been assigned."""

    person: Any
    jobs: tuple[TranslationJob, ...]


@dataclass(frozen=True)
class News:
    """What is to be told of one text: its state now, and its notices."""

    row: TextState
    notices: list

    @property
    def address(self) -> str:
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.row.edit_url}"


@dataclass(frozen=True)
class Digest:
    """One day's news for one person. news: those of a language follow each other."""

    person: Any
    news: list[News]


class TranslationNotifier(PersonalNotifier):
    """Sends what is meant for one person."""

    template_directory = "translation/mail/"
    handles: type

    def __init__(self):
        super().__init__((self.handles,))

    def get_recipient_users(self, instance, **kwargs):
        return {instance.person}


class AssignedNotifier(TranslationNotifier):
    """At once: "assigned to you"."""

    handles = Assignment
    notification = "assigned"
    preference = "rejected"  # the account's switch for what comes to somebody to be worked on

    def get_context(self, instance, **kwargs):
        jobs = {job.translation_id: job for job in instance.jobs}
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
    """Once a day: the rest."""

    handles = Digest
    notification = "digest"
    limit = 30  # texts; the desk has the others

    def get_valid_recipients(self, instance, **kwargs):
        return {instance.person}  # `digest.py` has asked for each kind of news whether it is wanted

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
