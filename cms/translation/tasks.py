"""Work that a request or a publication leaves to the background worker."""

from django_tasks import task
from wagtail.models import Page

from .synchronising import synchronise_translations


@task()
def synchronise_translations_of(page_id: int) -> int:
    """Bring a published source's synchronised fields to its translations; return how many pages were made anew."""
    page = Page.objects.filter(pk=page_id).first()
    return len(synchronise_translations(page)) if page else 0
