"""Who last submitted a text, as the log tells."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

SUBMISSIONS = {"wagtail.workflow.start", "wagtail.workflow.resume"}
PUBLICATIONS = {"wagtail.publish", "wagtail.publish.schedule"}


class CommentMissingError(PermissionDenied):
    """Somebody asks for changes without saying which."""


def find_last_submission(instance):
    """Return the log entry of the submission of a page or snippet that nobody else has published since, or None.

    A publication counts when a person other than the submitter made or scheduled it. One without a person does not: it
    is `publish_scheduled` at work, perhaps on an older revision than the one submitted.
    """
    logs = log_registry.get_logs_for_instance(instance)
    submission = logs.filter(action__in=SUBMISSIONS).order_by("-pk").first()
    if submission is None or submission.user_id is None:
        return None
    publications = logs.filter(action__in=PUBLICATIONS, pk__gt=submission.pk, user_id__isnull=False)
    return None if publications.exclude(user_id=submission.user_id).exists() else submission


def find_last_submitters(texts: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Return who last submitted each of many texts (base content type, id), where nobody else published it since."""
    texts = set(texts)
    page_type = ContentType.objects.get_for_model(Page).pk
    page_ids = [int(object_id) for content_type, object_id in texts if content_type == page_type]
    object_ids = {object_id for content_type, object_id in texts if content_type != page_type}
    submitters: dict[tuple[int, str], int] = {}
    for logs, name in (
        (PageLogEntry.objects.filter(page__in=page_ids), "page_id"),
        (ModelLogEntry.objects.filter(object_id__in=object_ids), "object_id"),
    ):
        moves = logs.filter(action__in=SUBMISSIONS | PUBLICATIONS).order_by("pk")
        for content_type, object_id, action, actor in moves.values_list("content_type", name, "action", "user"):
            text = (page_type if name == "page_id" else content_type, str(object_id))
            if action in SUBMISSIONS:
                submitters[text] = actor
            elif actor and actor != submitters.get(text):
                submitters.pop(text, None)
    return {text: actor for text, actor in submitters.items() if actor and text in texts}
