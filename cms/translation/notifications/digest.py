"""The digest: a user's routine news about translations, in at most one mail a day.

A user's notices are claimed in a transaction that locks the user, and sent after it, so that two concurrent processes
send one mail. If a process is killed in between, no mail is sent; the texts still show on the dashboard.
"""

import logging
from datetime import timedelta
from itertools import groupby

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from cms.newsroom.notifications.mail import wants_mail

from ..models import Notice, State, TextState, TranslationJob
from ..status.stale import refresh_stale
from ..status.states import refresh_states
from ..status.tracking import get_text_model
from ..status.visibility import keep_known_texts
from .mail import Digest, News
from .mail import send_digest as deliver
from .notices import find_translators, find_waiting_threads

logger = logging.getLogger(__name__)

KEPT_DAYS = 60
# Wagtail's notification preference that turns a kind of news off.
SWITCHES = {
    Notice.Kind.SUBMITTED: "submitted",
    Notice.Kind.APPROVED: "approved",
    Notice.Kind.WAITS: "approved",
    Notice.Kind.VOIDED: "rejected",
    Notice.Kind.STARTED: "rejected",
    Notice.Kind.CHANGED: "rejected",
    Notice.Kind.COMMENTED: "updated_comments",
}
# News of these kinds is valid as long as the text is in one of these states.
TRUE_IN = {
    Notice.Kind.SUBMITTED: {State.IN_REVIEW},
    Notice.Kind.WAITS: {State.APPROVED},
    Notice.Kind.VOIDED: {State.VOIDED, State.OUT_OF_DATE, State.CORRECTED},
    Notice.Kind.STARTED: {State.NOT_STARTED, State.IN_PROGRESS},
    Notice.Kind.CHANGED: {State.OUT_OF_DATE},
}


def send_digests() -> int:
    """Send the digest to all users who have news and have got none today; return how many were sent.

    Can be run at any time and as often as needed, also by several processes at once.
    """
    Notice.objects.filter(sent_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()
    _refresh_states()
    people = get_user_model().objects.filter(pk__in=Notice.objects.filter(sent_at=None).values("recipient"))
    return sum(send_digest_to(person) for person in people)


def send_digest_to(person) -> bool:
    """Send the digest to a user, if there is news and none was sent today; return whether it was sent."""
    refresh_stale()
    news = _claim_news(person)
    if not news:
        return False
    try:
        is_sent = deliver.notify(Digest(person, news), None)
    except Exception:  # no error of the mail server may stop the digests of the others
        logger.exception("The digest for user %s could not be sent", person.pk)
        is_sent = False
    if not is_sent:  # the next run tries again
        claimed = [notice.pk for one in news for notice in one.notices]
        Notice.objects.filter(pk__in=claimed).update(sent_at=None)
    return is_sent


@transaction.atomic
def _claim_news(person) -> list[News]:
    """Mark a user's valid notices as sent, delete the others, and return the news sorted by language and title."""
    # PostgreSQL: one process at a time for each user. SQLite: one transaction at a time anyway (IMMEDIATE).
    get_user_model().objects.select_for_update(no_key=True).get(pk=person.pk)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    if Notice.objects.filter(recipient=person, sent_at__gte=midnight).exists():
        return []
    waiting = Notice.objects.filter(recipient=person, sent_at=None)
    waiting = list(waiting.select_related("actor", "translation"))
    rows = TextState.objects.filter(translation__in=[notice.translation_id for notice in waiting])
    rows = keep_known_texts(person, rows)
    rows = {row.translation_id: row for row in rows.select_related("content_type", "locale")}
    commented = set(find_waiting_threads(person).filter(translation__in=rows).values_list("translation", flat=True))
    told = [notice for notice in waiting if _is_to_be_told(notice, rows.get(notice.translation_id), person, commented)]
    Notice.objects.filter(pk__in={notice.pk for notice in waiting} - {notice.pk for notice in told}).delete()
    Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(sent_at=timezone.now())

    def place(notice):
        row = rows[notice.translation_id]
        return row.locale.language_code, row.title, row.pk

    by_text = groupby(sorted(told, key=place), key=lambda notice: rows[notice.translation_id])
    return [News(row, list(notices)) for row, notices in by_text]


def _is_to_be_told(notice: Notice, row: TextState | None, person, commented: set[int]) -> bool:
    """Return whether a user wants a notice and it is still valid; if a text was approved, it no longer waits.

    commented: the translations with comments that the user has not answered.
    """
    if row is None or not wants_mail(person, SWITCHES[notice.kind]):
        return False
    if notice.kind == Notice.Kind.APPROVED:
        return row.is_live
    if notice.kind == Notice.Kind.COMMENTED:
        return notice.translation_id in commented
    if notice.kind in {Notice.Kind.SUBMITTED, Notice.Kind.WAITS, Notice.Kind.VOIDED}:
        return row.state in TRUE_IN[notice.kind]
    if notice.kind == Notice.Kind.STARTED and _is_assigned(notice.translation):
        return False  # the assignee got a mail at once
    return row.state in TRUE_IN[notice.kind] and person.pk in find_translators(notice.translation)


def _is_assigned(translation) -> bool:
    return TranslationJob.objects.filter(translation=translation, assignee__isnull=False).exists()


def _refresh_states() -> None:
    """Refresh the states that the digests rely on.

    A notice may exist before its text's state is updated.
    """
    keys = Notice.objects.filter(sent_at=None).values_list("translation__source__object_id", flat=True).distinct()
    by_model = {}
    for key in keys:
        by_model.setdefault(get_text_model(key), []).append(key)
    for model, of_model in by_model.items():
        refresh_states(model, of_model)
