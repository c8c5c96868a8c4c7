"""Emails about moderation: sent on commit to the users concerned, each in their own admin language.

Wagtail sends emails for three of the four events, but inside the transaction, to the first submitter only, and with
words that its Portuguese catalogue partly lacks. These notifiers replace Wagtail's (same signals, same `dispatch_uid`).
They keep Wagtail's delivery and the preferences of the user's account, and use the project's words.

An app that reports some texts in a digest registers them with `register_routine`. About these texts, only requests for
changes and texts handed back are sent at once.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.functional import lazy
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from cms.core.typography.lists import language_name

from ..access.pages import may_know
from ..moderation.approvals import find_approval
from ..moderation.submissions import PUBLICATIONS, SUBMISSIONS


def find_authors(workflow_state: WorkflowState) -> set:
    """Return the users whose text it is: the page's owner, the submitter, and those who resumed it since.

    The owner of a routine text is left out: a translation has the owner of its original, who does not change it.
    """
    text = workflow_state.content_object
    owner = None if is_routine(text) else getattr(text, "owner_id", None)
    logs = log_registry.get_logs_for_instance(text).filter(
        action__in=SUBMISSIONS, timestamp__gte=workflow_state.created_at, user_id__isnull=False
    )
    people = {workflow_state.requested_by_id, owner, *logs.values_list("user_id", flat=True)}
    return set(get_user_model().objects.filter(pk__in=people - {None}))


def find_submitters(text) -> set:
    """Return the owner of a text and the users who submitted it since it was last published."""
    logs = log_registry.get_logs_for_instance(text)
    since = logs.filter(action__in=PUBLICATIONS).order_by("-pk").values_list("pk", flat=True).first() or 0
    submissions = logs.filter(action__in=SUBMISSIONS, pk__gt=since, user_id__isnull=False)
    people = {getattr(text, "owner_id", None), *submissions.values_list("user_id", flat=True)}
    return set(get_user_model().objects.filter(pk__in=people - {None}))


def find_moderators(task_state: TaskState) -> set:
    """Return the active members of the task's groups, or the active superusers if the groups have no members."""
    users = get_user_model().objects.filter(is_active=True)
    groups = getattr(task_state.task.specific, "groups", None)
    members = set(users.filter(groups__in=groups.all())) if groups else set()
    return members or set(users.filter(is_superuser=True))


def was_published(text) -> bool:
    """Return whether the text's latest revision is live, scheduled or approved: then that ended its moderation."""
    text = type(text)._default_manager.get(pk=text.pk)
    newest = text.latest_revision
    if newest is None:
        return False
    is_decided = text.live_revision_id == newest.pk or newest.approved_go_live_at is not None
    return is_decided or find_approval(text) is not None


_routines: list[Callable] = []


def register_routine(is_routine: Callable) -> None:
    """Register a function that returns whether another app reports the moderation of a text, in a digest."""
    if is_routine not in _routines:
        _routines.append(is_routine)


def is_routine(text) -> bool:
    """Return whether another app reports the moderation of a text."""
    return any(asked(text) for asked in _routines)


_remarks: list[Callable] = []


def register_remarks(list_some: Callable) -> None:
    """Register a function that returns what was said of single parts of a text, for the mail of a request for changes.

    `list_some(text)` returns sentences in the current language.
    """
    if list_some not in _remarks:
        _remarks.append(list_some)


def list_remarks(text) -> list[str]:
    """Return what was said of single parts of a text, each on one line."""
    return [put_on_one_line(said) for list_some in _remarks for said in list_some(text)]


def wants_mail(person, preference: str) -> bool:
    """Return whether a user gets emails of a kind. preference: as in `PersonalNotifier`."""
    if not person.is_active or not person.email:
        return False
    return getattr(UserProfile.get_for_user(person), f"{preference}_notifications")


def name_person(person) -> str:
    """Return the name of the user who acted, for an email; the site's name if there is no user."""
    return get_user_display_name(person) or settings.WAGTAIL_SITE_NAME


def put_on_one_line(text) -> str:
    """Replace line breaks and control characters with spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())


def put_titles_on_one_line(context: dict) -> dict:
    """Return a copy of an email's context with each "title" on one line, including those in lists of dicts."""
    tidied = {}
    for name, value in context.items():
        if name == "title":
            value = put_on_one_line(value)
        elif isinstance(value, list):
            value = [put_titles_on_one_line(item) if isinstance(item, dict) else item for item in value]
        tidied[name] = value
    return tidied


class PersonalNotifier(EmailNotificationMixin, Notifier):
    """Send one kind of email in each recipient's language, from the templates `<notification>(_subject).txt`."""

    template_directory = "newsroom/mail/"
    preference = ""  # the switch in the user's account: submitted, approved, rejected

    def __call__(self, instance=None, **kwargs):
        # A robust callback: a failure to send is logged and does not undo the user's action.
        transaction.on_commit(lambda: self.notify(instance, kwargs.get("user")), robust=True)

    def notify(self, instance, actor) -> bool:
        """Send now and return whether all emails were sent."""
        # Recipients without a chosen language get the default language, and not that of the user who acted.
        with override(settings.LANGUAGE_CODE):
            return super().__call__(instance=instance, user=actor)

    def send_notifications(self, template_set, context, recipients, **kwargs):
        """Send to all, with titles on one line: a line break in a subject makes the email fail."""
        return super().send_notifications(template_set, put_titles_on_one_line(context), recipients, **kwargs)

    def get_template_base_prefix(self, instance, **kwargs):
        return ""

    def get_valid_recipients(self, instance, **kwargs):
        return {
            person
            for person in self.get_recipient_users(instance, **kwargs)
            if person != kwargs.get("user") and wants_mail(person, self.preference)
        }


class ModerationNotifier(PersonalNotifier):
    """Send an email about a step of moderation."""

    waits_for_digest = True  # skip texts that another app reports (`register_routine`)

    def __init__(self):
        super().__init__((WorkflowState, TaskState))

    def get_valid_recipients(self, instance, **kwargs):
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        text = state.content_object
        if self.waits_for_digest and is_routine(text):
            return set()
        recipients = super().get_valid_recipients(instance, **kwargs)
        return {person for person in recipients if not isinstance(text, Page) or may_know(person, text)}

    def get_context(self, instance, **kwargs):
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        # Reload the text: publication has changed the row since the workflow loaded it.
        text = type(state.content_object)._default_manager.get(pk=state.content_object.pk)
        text = getattr(text, "specific", text)
        task_state = TaskState.objects.filter(pk=state.current_task_state_id).first()
        return {
            "title": get_latest_str(text),
            "text": text,
            # Lazy: evaluated by the template, in each recipient's language.
            "language": lazy(language_name, str)(text.locale.language_code),
            "actor": name_person(kwargs.get("user")),
            "comment": task_state.comment if task_state else "",
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "edit_url": f"{settings.WAGTAILADMIN_BASE_URL}{AdminURLFinder().get_edit_url(text)}",
        }


class SubmittedNotifier(ModerationNotifier):
    """Tell the moderators that a text waits for them."""

    notification = preference = "submitted"

    def get_recipient_users(self, instance, **kwargs):
        return find_moderators(instance)


class ApprovedNotifier(ModerationNotifier):
    """Tell the authors that their text was approved."""

    notification = preference = "approved"

    def get_recipient_users(self, instance, **kwargs):
        return find_authors(instance)


class ChangesRequestedNotifier(ModerationNotifier):
    """Tell the authors which changes the moderator requests. Sent at once for all texts."""

    waits_for_digest = False
    notification = preference = "rejected"

    def get_recipient_users(self, instance, **kwargs):
        return find_authors(instance)

    def get_context(self, instance, **kwargs):
        context = super().get_context(instance, **kwargs)
        # A function: the template calls it, in each recipient's language.
        return context | {"remarks": lambda: list_remarks(context["text"])}


class WithdrawnNotifier(ModerationNotifier):
    """Tell the authors and the reviewers that the text was withdrawn. Wagtail has no email for it."""

    notification = "withdrawn"
    preference = "submitted"

    def notify(self, instance, actor):
        # A direct publication also cancels the workflow; to the authors it is an approval.
        notifier = send_approved if was_published(instance.content_object) else super()
        notifier.notify(instance, actor)

    def get_recipient_users(self, instance, **kwargs):
        task_state = TaskState.objects.filter(pk=instance.current_task_state_id).select_related("finished_by").first()
        if task_state is None:
            return find_authors(instance)
        is_with_author = task_state.status == TaskState.STATUS_REJECTED
        reviewers = {task_state.finished_by} - {None} if is_with_author else find_moderators(task_state)
        return find_authors(instance) | reviewers


send_submitted = SubmittedNotifier()
send_approved = ApprovedNotifier()
send_changes_requested = ChangesRequestedNotifier()
send_withdrawn = WithdrawnNotifier()


def connect_notifiers() -> None:
    """Connect the notifiers in place of Wagtail's own.

    Django ignores a second receiver with the same `dispatch_uid`, so this works in any order of apps.
    """
    for signal, sender, uid, notifier in [
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification", send_submitted),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", send_approved),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", send_changes_requested),
        (workflow_cancelled, WorkflowState, "newsroom_workflow_cancelled_email_notification", send_withdrawn),
        # Replaces Wagtail's second email about a submission, to superusers: the first reaches the users concerned.
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _send_nothing),
    ]:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(notifier, sender=sender, dispatch_uid=uid)


def _send_nothing(**kwargs):
    pass
