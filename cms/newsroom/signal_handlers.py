"""Signal handlers for publications, log entries and live copies."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.signals import page_published, unpublished, workflow_submitted

from cms.authorship.copying import before_live_copy
from cms.authorship.recording import settle

from .bylines import credit_translation
from .moderation import approvals
from .moderation.approvals import APPROVED
from .moderation.four_eyes import OwnTextError, find_live_copy_objection, is_of_own_words
from .moderation.submissions import PUBLICATIONS, WENT_LIVE_AS_APPROVED
from .moderation.void_reasons import AGAIN, UNPUBLISHED
from .notifications.mail import connect_notifiers

OWN_TEXT = "newsroom.own_text"


def connect() -> None:
    """Connect the receivers. Called in AppConfig.ready()."""
    connect_notifiers()
    page_published.connect(credit_when_published, dispatch_uid="newsroom_credits")
    post_save.connect(credit_publisher, sender=PageLogEntry, dispatch_uid="newsroom_credit_publisher")
    unpublished.connect(void_when_unpublished, dispatch_uid="newsroom_void_unpublished")
    workflow_submitted.connect(void_when_submitted, dispatch_uid="newsroom_void_submitted")
    for log_model in (PageLogEntry, ModelLogEntry):
        post_save.connect(settle_authorship, sender=log_model, dispatch_uid=f"newsroom_settle_{log_model.__name__}")


def void_when_unpublished(sender, instance, **kwargs):
    """Void the approval of a text that readers shall no longer see: nothing of it goes live by itself."""
    approvals.void_approval_of(instance, UNPUBLISHED)


def void_when_submitted(sender, instance, user=None, **kwargs):
    """Void the approval of a text that is submitted once more."""
    approvals.void_approval_of(instance.content_object, AGAIN, user)


def credit_when_published(sender, instance, **kwargs):
    """Store translator and reviewer. Wagtail also sends the signal when it schedules; then nothing is live yet."""
    if instance.live:
        credit_translation(instance)


def credit_publisher(sender, instance, created, **kwargs):
    """Store the reviewer when code publishes in a user's name, or as a user approved earlier, read from the log."""
    if created and instance.action in {"wagtail.publish", WENT_LIVE_AS_APPROVED} and instance.user_id:
        credit_translation(instance.page, publisher=instance.user)


def settle_authorship(sender, instance, created, **kwargs):
    """Log the approval or publication of one's own text; after a publication, settle the words of others.

    Superusers may publish their own text, and lone moderators where LONE_MODERATORS_PUBLISH is set. Entries without a
    user are ignored: the user who scheduled a publication is the one who decided.
    """
    decisions = PUBLICATIONS | {"wagtail.workflow.approve", APPROVED}
    if not created or instance.action not in decisions or not instance.user_id:
        return
    text = _find_text(instance)
    if text is None:
        return
    if is_of_own_words(text, instance.user):
        of_text = sender.objects.for_instance(text).filter(action=OWN_TEXT, user=instance.user)
        if not of_text.filter(revision=instance.revision).exists():
            log(text, OWN_TEXT, user=instance.user, revision=instance.revision)
    if instance.action in PUBLICATIONS:
        settle(text, instance.user_id, instance.revision)


@receiver(before_live_copy, dispatch_uid="newsroom_live_copy")
def check_live_copy(sender, action, **kwargs):
    """Raise OwnTextError if the user may not publish the copy: a copy that is live at once is a publication."""
    found = find_live_copy_objection(action.page, action.user, action.update_attrs, recursive=action.recursive)
    if found:
        raise OwnTextError(found)


def _find_text(entry):
    if isinstance(entry, PageLogEntry):
        return entry.page
    model = entry.content_type.model_class()
    return model._base_manager.filter(pk=entry.object_id).first() if model else None
