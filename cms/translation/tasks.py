"""Work that a request or a publication leaves to the background worker."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.log_actions import LogContext
from wagtail.models import Revision

from .synchronising import follow_publication


@task()
def follow_publication_of(model: str, pk: int, revision_id: int, minor: bool, user_id: int | None) -> int:
    """Bring what a source was published with to its translations; return how many segments wait for translators.

    model: the label of the source's model. minor: its translations stay valid. user_id: who published it.
    """
    instance = apps.get_model(model).objects.filter(pk=pk).first()
    if instance is None:
        return 0
    revision = Revision.objects.filter(pk=revision_id).first()
    user = get_user_model().objects.filter(pk=user_id).first()
    with LogContext():  # nobody's, also where the task runs within a request
        return follow_publication(instance, revision, minor=minor, user=user)
