"""Mail about moderation: sent on commit, to those concerned, each in their own admin language.

Wagtail sends its own for three of the four events, but inside the transaction, to the first submitter only, and in
words of which its Portuguese catalogue lacks some. These notifiers stand in their place (same signals, same
`dispatch_uid`): they keep Wagtail's delivery and the preferences of the user's account, and say it in our words.

An app that tells some of it in a digest of its own registers which texts those are (`register_routine`): about them
only requests for changes are sent at once.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.functional import lazy
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.admin.utils import get_latest_str
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from cms.core.typography.lists import language_name

from ..access.pages import may_know
from ..moderation.submissions import SUBMISSIONS


def find_authors(workflow_state: WorkflowState) -> set:
    """Return those whose text it is: the page's owner, who submitted it, and who resumed it since.

    The owner of a translation is its original's: what its translator is to change is not for them.
    """
    text = workflow_state.content_object
    owner = None if is_routine(text) else getattr(text, "owner_id", None)
    logs = log_registry.get_logs_for_instance(text).filter(
        action__in=SUBMISSIONS, timestamp__gte=workflow_state.created_at, user_id__isnull=False
    )
    people = {workflow_state.requested_by_id, owner, *logs.values_list("user_id", flat=True)}
    return set(get_user_model().objects.filter(pk__in=people - {None}))


def find_moderators(task_state: TaskState) -> set:
    """Return the members of the groups that a text waits for; the superusers where nobody is in them."""
    users = get_user_model().objects.filter(is_active=True)
    groups = getattr(task_state.task.specific, "groups", None)
    members = set(users.filter(groups__in=groups.all())) if groups else set()
    return members or set(users.filter(is_superuser=True))


def was_published(text) -> bool:
    """Say whether the text's newest revision is live or scheduled: then its moderation ended by publication."""
    text = type(text)._default_manager.get(pk=text.pk)
    newest = text.latest_revision
    return newest is not None and (text.live_revision_id == newest.pk or newest.approved_go_live_at is not None)


_routines: list[Callable] = []


def register_routine(is_routine: Callable) -> None:
    """Have the moderation of some texts told elsewhere. is_routine: says of a text whether it is one of them."""
    if is_routine not in _routines:
        _routines.append(is_routine)


def is_routine(text) -> bool:
    return any(asked(text) for asked in _routines)


def wants_mail(person, preference: str) -> bool:
    """Say whether a person gets mail of a kind. preference: the switch in their account, see `PersonalNotifier`."""
    if not person.is_active or not person.email:
        return False
    return getattr(UserProfile.get_for_user(person), f"{preference}_notifications")


def name_person(person) -> str:
    """Return how a mail names who acted; the site's name where nobody did."""
    return (person.get_full_name() or person.get_username()) if person else settings.WAGTAIL_SITE_NAME


def put_on_one_line(text) -> str:
    """Return a text without line breaks and control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())


def put_titles_on_one_line(context: dict) -> dict:
    """Return a mail's context without line breaks and control characters in its titles, those in its lists too."""
    tidied = {}
    for name, value in context.items():
        if name == "title":
            value = put_on_one_line(value)
        elif isinstance(value, list):
            value = [put_titles_on_one_line(item) if isinstance(item, dict) else item for item in value]
        tidied[name] = value
    return tidied


class PersonalNotifier(EmailNotificationMixin, Notifier):
    """Sends one kind of mail to each in their own language, from the templates `<notification>(_subject).txt`."""

    template_directory = "newsroom/mail/"
    preference = ""  # the switch in the user's account: submitted, approved, rejected

    def __call__(self, instance=None, **kwargs):
        # A robust callback: a mail that cannot be sent is logged, and does not undo what people did.
        transaction.on_commit(lambda: self.notify(instance, kwargs.get("user")), robust=True)

    def notify(self, instance, actor) -> bool:
        """Send now; return whether all were sent."""
        # Those who chose no language get that of the sources, and not that of whoever acted.
        with override(settings.LANGUAGE_CODE):
            return super().__call__(instance=instance, user=actor)

    def send_notifications(self, template_set, context, recipients, **kwargs):
        """Send to all, with titles on one line: a line break in a subject would keep the mail from being sent."""
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
    """Tells of a step of moderation."""

    waits_for_digest = True  # where the text is one that another app tells about (`register_routine`)

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
        # Read again: publication has changed the row since the workflow loaded it.
        text = type(state.content_object)._default_manager.get(pk=state.content_object.pk)
        text = getattr(text, "specific", text)
        task_state = TaskState.objects.filter(pk=state.current_task_state_id).first()
        return {
            "title": get_latest_str(text),
            "text": text,
            # Lazy: said by the template, in each recipient's language.
            "language": lazy(language_name, str)(text.locale.language_code),
            "actor": name_person(kwargs.get("user")),
            "comment": task_state.comment if task_state else "",
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "edit_url": f"{settings.WAGTAILADMIN_BASE_URL}{AdminURLFinder().get_edit_url(text)}",
        }


class SubmittedNotifier(ModerationNotifier):
    """To the moderators: a text waits for them."""

    notification = preference = "submitted"

    def get_recipient_users(self, instance, **kwargs):
        return find_moderators(instance)


class ApprovedNotifier(ModerationNotifier):
    """To the authors: their text was approved, and is published or scheduled."""

    notification = preference = "approved"

    def get_recipient_users(self, instance, **kwargs):
        return find_authors(instance)


class ChangesRequestedNotifier(ModerationNotifier):
    """To the authors: what the moderator wants changed. At once, whatever the text."""

    waits_for_digest = False
    notification = preference = "rejected"

    def get_recipient_users(self, instance, **kwargs):
        return find_authors(instance)


class WithdrawnNotifier(ModerationNotifier):
    """To the authors and those who were reviewing: the text was withdrawn. Wagtail has no mail for it."""

    notification = "withdrawn"
    preference = "submitted"

    def notify(self, instance, actor):
        # A direct publication cancels the workflow too: to the authors that is an approval.
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
    """Connect the notifiers, in the place of Wagtail's own.

    A second receiver with the same `dispatch_uid` is not connected, so this holds whichever app is ready first.
    """
    for signal, sender, uid, notifier in [
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification", send_submitted),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", send_approved),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", send_changes_requested),
        (workflow_cancelled, WorkflowState, "newsroom_workflow_cancelled_email_notification", send_withdrawn),
        # Wagtail's second mail about a submission, to superusers: the first one reaches who is concerned.
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _send_nothing),
    ]:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(notifier, sender=sender, dispatch_uid=uid)


def _send_nothing(**kwargs):
    pass
