"""What follows from publications and from the log."""

from django.db.models.signals import post_save
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.signals import page_published

from .credits import credit_translation
from .mail import connect_notifiers
from .permissions import PUBLICATIONS, find_last_submission

OWN_TEXT = "newsroom.own_text"


def connect() -> None:
    """Connect the receivers; called when the app is ready."""
    connect_notifiers()
    page_published.connect(credit_when_published, dispatch_uid="newsroom_credits")
    post_save.connect(credit_publisher, sender=PageLogEntry, dispatch_uid="newsroom_credit_publisher")
    for log_model in (PageLogEntry, ModelLogEntry):
        post_save.connect(log_own_text, sender=log_model, dispatch_uid=f"newsroom_own_text_{log_model.__name__}")


def credit_when_published(sender, instance, **kwargs):
    """Name translator and reviewer. The signal is sent for a scheduled publication too: then nothing is live yet."""
    if instance.live:
        credit_translation(instance)


def credit_publisher(sender, instance, created, **kwargs):
    """Name the reviewer where a program publishes in a person's name (`Revision.publish(user=...)`): the log knows."""
    if created and instance.action == "wagtail.publish" and instance.user_id:
        credit_translation(instance.page, publisher=instance.user)


def log_own_text(sender, instance, created, **kwargs):
    """Log when somebody (a superuser: others cannot) approves or publishes what they submitted themselves."""
    if not created or instance.action not in PUBLICATIONS | {"wagtail.workflow.approve"} or not instance.user_id:
        return
    text = _find_text(instance)
    submission = find_last_submission(text) if text else None
    if submission is None or submission.user_id != instance.user_id:
        return
    if not sender.objects.for_instance(text).filter(action=OWN_TEXT, pk__gt=submission.pk).exists():
        log(text, OWN_TEXT, user=instance.user, revision=instance.revision)


def _find_text(entry):
    if isinstance(entry, PageLogEntry):
        return entry.page
    model = entry.content_type.model_class()
    return model._base_manager.filter(pk=entry.object_id).first() if model else None
