"""Notify users about translations: urgent news immediately, everything else in one digest a day (`digest.py`).

Requests for changes (the newsroom's mail) and "assigned to you" are sent immediately. Everything else is stored as a
`Notice`, one for each user, text and kind; a second notice of the same kind is not stored while the first waits. Signal
receivers store most notices; `notify_changed` is called when a source is refreshed, `notify_commented` for a comment.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.signals import post_save
from wagtail.log_actions import get_active_log_context
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry, PageLogEntry, TaskState, TranslatableMixin
from wagtail.signals import task_submitted
from wagtail_localize.models import StringTranslation, Translation

from cms.newsroom.models import LanguageGroup, Role
from cms.newsroom.moderation.approvals import approval_recorded, approval_voided
from cms.newsroom.moderation.submissions import SUBMISSIONS
from cms.newsroom.notifications.mail import find_moderators, register_routine

from ..models import CommentThread, Notice, SegmentComment, TranslationJob
from ..text.lookup import find_translation
from .mail import Assignment, send_assigned

WENT_LIVE = {"wagtail.publish", "wagtail.publish.scheduled"}


# --- Functions for other modules --------------------------------------------------------------------------------------


def notify_assigned(jobs: Iterable[TranslationJob], actor) -> None:
    """Send each assignee a mail, on commit and in their language, about the jobs that another user assigned to them."""
    by_assignee = defaultdict(list)
    for job in jobs:
        if job.assignee is not None and job.assignee != actor:
            by_assignee[job.assignee].append(job)
    for person, theirs in by_assignee.items():
        send_assigned(Assignment(person, tuple(theirs)), user=actor)


def notify_started(translation: Translation, actor=None) -> None:
    """Notify the translators of a translation that it has been started."""
    _keep(Notice.Kind.STARTED, translation, find_translators(translation), actor)


def notify_changed(translation: Translation, actor=None) -> None:
    """Notify the translators of a translation that the original has changed: the translation is out of date."""
    _keep(Notice.Kind.CHANGED, translation, find_translators(translation), actor)


def notify_commented(translation: Translation, people: set[int], actor) -> None:
    """Notify people that somebody commented on segments of a translation: one notice, however many comments."""
    _keep(Notice.Kind.COMMENTED, translation, people, actor)


def find_translators(translation: Translation) -> set[int]:
    """Return the ids of the users that a translation waits for: its assignee, or all translators of its language."""
    assignees = TranslationJob.objects.filter(translation=translation, assignee__isnull=False)
    if assigned := set(assignees.values_list("assignee_id", flat=True)):
        return assigned
    groups = LanguageGroup.objects.filter(role=Role.TRANSLATOR, locale_id=translation.target_locale_id)
    people = get_user_model().objects.filter(is_active=True, groups__in=groups.values("group"))
    return set(people.values_list("pk", flat=True))


def find_waiting_threads(person) -> QuerySet[CommentThread]:
    """Return the open conversations about segments in which others had the last word."""
    comments = SegmentComment.objects.filter(thread=OuterRef("pk")).order_by("-pk")
    threads = CommentThread.objects.filter(resolved_at=None).annotate(last_by=Subquery(comments.values("user")[:1]))
    return threads.filter(Q(last_by=None) | ~Q(last_by=person.pk))


# --- Signal receivers -------------------------------------------------------------------------------------------------


def connect() -> None:
    register_routine(is_translation)
    task_submitted.connect(keep_submission, sender=TaskState, dispatch_uid="translation_notice_submitted")
    post_save.connect(keep_start, sender=Translation, dispatch_uid="translation_notice_started")
    approval_recorded.connect(keep_approval, dispatch_uid="translation_notice_approved")
    approval_voided.connect(keep_voided, dispatch_uid="translation_notice_voided")
    for log_model in (PageLogEntry, ModelLogEntry):
        post_save.connect(keep_publication, sender=log_model, dispatch_uid=f"translation_notice_{log_model.__name__}")


def is_translation(text) -> bool:
    return isinstance(text, TranslatableMixin) and find_translation(text) is not None


def keep_submission(sender, instance, user=None, **kwargs):
    text = instance.workflow_state.content_object
    if isinstance(text, TranslatableMixin) and (translation := find_translation(text)):
        _keep(Notice.Kind.SUBMITTED, translation, {person.pk for person in find_moderators(instance)}, user)


def keep_start(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        notify_started(instance, get_active_log_context().user)


def keep_publication(sender, instance, created, raw=False, **kwargs):
    """Notify the users whose words went live; log entries exist for every way of publishing, with the user."""
    if not created or raw or instance.action not in WENT_LIVE:
        return
    text = _find_logged(instance)
    if isinstance(text, TranslatableMixin) and (translation := find_translation(text)):
        _keep(Notice.Kind.APPROVED, translation, _find_contributors(translation, text, instance), instance.user)


def keep_approval(sender, text, approval, **kwargs):
    """Notify those whose words are approved, and wait to go live."""
    if isinstance(text, TranslatableMixin) and (translation := find_translation(text)):
        _keep(Notice.Kind.WAITS, translation, _find_contributors(translation, text), approval.user)


def keep_voided(sender, text, approval, user=None, **kwargs):
    """Notify who approved a translation, and those whose words they are, that the approval no longer holds."""
    if isinstance(text, TranslatableMixin) and (translation := find_translation(text)):
        assignees = TranslationJob.objects.filter(translation=translation).values_list("assignee", flat=True)
        people = {approval.user_id, *assignees, *_find_contributors(translation, text)} - {None}
        _keep(Notice.Kind.VOIDED, translation, people, user)


def _find_logged(entry):
    if isinstance(entry, PageLogEntry):
        return entry.page
    model = entry.content_type.model_class()
    return model and model._base_manager.filter(pk=entry.object_id).first()


def _find_contributors(translation: Translation, text, publication=None) -> set[int]:
    """Return the ids of the users who wrote or submitted something since the text was last published.

    publication: its log entry, if the text has just been published.

    Without this limit, the translator would be notified of an approval when a new date of the original goes live.
    """
    logs = log_registry.get_logs_for_instance(text)
    if publication is not None:
        logs = logs.filter(pk__lt=publication.pk)
    strings = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        translation_of__segments__source=translation.source_id,
    )
    if former := logs.filter(action__in=WENT_LIVE).order_by("-pk").first():
        strings = strings.filter(updated_at__gt=former.timestamp)
        logs = logs.filter(pk__gt=former.pk)
    submissions = logs.filter(action__in=SUBMISSIONS)
    people = {*strings.values_list("last_translated_by", flat=True), *submissions.values_list("user", flat=True)}
    return people - {None}


def _keep(kind, translation: Translation, people: set[int], actor) -> None:
    """Store a notice for each of some users, except the actor and users with a waiting notice of the same kind."""
    waiting = Notice.objects.filter(kind=kind, translation=translation, recipient__in=people, sent_at=None)
    new = people - set(waiting.values_list("recipient", flat=True)) - ({actor.pk} if actor else set())
    Notice.objects.bulk_create(
        Notice(kind=kind, translation=translation, recipient_id=pk, actor=actor) for pk in sorted(new)
    )
