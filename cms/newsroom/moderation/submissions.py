"""Find the last submission of a text in the log."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

SUBMISSIONS = {"wagtail.workflow.start", "wagtail.workflow.resume"}
WENT_LIVE_AS_APPROVED = "newsroom.went_live_as_approved"  # logged for who approved
PUBLICATIONS = {"wagtail.publish", "wagtail.publish.schedule", WENT_LIVE_AS_APPROVED}


class CommentMissingError(PermissionDenied):
    """A request for changes has no comment."""


def find_last_submission(instance):
    """Return the log entry of a text's last submission; None if somebody else has published the text since.

    A publication counts if a user other than the submitter made or scheduled it. An entry without a user does not
    count: `publish_scheduled` wrote it, perhaps for an older revision than the submitted one.
    """
    logs = log_registry.get_logs_for_instance(instance)
    publications = logs.filter(action__in=PUBLICATIONS, pk__gt=OuterRef("pk"), user_id__isnull=False)
    since = Exists(publications.exclude(user_id=OuterRef("user_id")).order_by())
    submission = logs.filter(action__in=SUBMISSIONS).annotate(is_over=since).order_by("-pk").first()
    if submission is None or submission.user_id is None or submission.is_over:
        return None
    return submission


def find_last_submitters(texts: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Return {text: user id} for the last submissions of texts, without those that somebody else has published since.

    texts: pairs (base content type id, object id).
    """
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
