"""Publish as an archive what was published on the old site: by an administrator's name, with its old dates.

Every publication goes through the newsroom's checks and is logged as any other. What waits for something stays a draft,
with the reason in the report; run again, the command publishes what has become ready.
"""

import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from cms.core.content.bin import is_binned
from cms.newsroom.moderation.publication_checks import PublicationRefusedError

from ..admin.pictures import fill_places
from ..models import PicturePlace
from .export import Post
from .registry import find_classification
from .report import What
from .taking import Import


def publish_post(run: Import, post: Post) -> None:
    """Publish the page of a post that was public there, and those of its authors; report why not, if not."""
    page = Page.objects.filter(pk=run.here.get(post.id)).first()
    if page is None or page.live or post.status != "publish" or post.is_protected or is_binned(page):
        return
    if reason := _find_reason(run, page):
        run.report.tell(post, What.WAITS, reason)
        return
    try:
        with override(settings.LANGUAGE_CODE), transaction.atomic():
            page = page.specific
            fill_places(run.user, page.get_latest_revision_as_object())
            for draft in [*_list_drafts(run, _list_people(run, page)), *_list_drafts(run, _list_classification(page))]:
                draft.get_latest_revision().publish(user=run.user)
            # Wagtail keeps the date of a first publication, and sets today's only where there is none.
            Page.objects.filter(pk=page.pk).update(first_published_at=_find_moment(post))
            page.refresh_from_db()
            page.get_latest_revision().publish(user=run.user)
            page.refresh_from_db()
            if not page.live:  # a translation whose approval waits for its original
                Page.objects.filter(pk=page.pk).update(first_published_at=None)
    except (PublicationRefusedError, PermissionDenied, ValidationError) as error:
        run.report.tell(post, What.WAITS, " ".join(getattr(error, "messages", None) or [str(error)]))
        return
    run.report.tell(post, *((What.PUBLISHED,) if page.live else (What.WAITS, "approved, waits for its original")))


def _find_reason(run: Import, page: Page) -> str:
    if page.first_published_at is not None:
        return "it was unpublished here"
    if page.revisions.exclude(user=run.user).exists():
        return "somebody else has edited it since: they publish it"
    waiting = PicturePlace.objects.filter(page=page.pk, arrival__image__isnull=True).count()
    return f"{waiting} pictures wait in the inbox" if waiting else ""


def _list_people(run: Import, page: Page) -> list[Page]:
    relations = getattr(run.model, "person_relations", ())[:1]
    return [row.person for name in relations for row in getattr(page, name).all()]


def _list_classification(page: Page) -> list[Model]:
    """Return the section and the topics of a page."""
    if (fields := find_classification(type(page))) is None:
        return []
    found = [
        getattr(page, fields.single),
        *(getattr(row, fields.row_field) for row in getattr(page, fields.rows).all()),
    ]
    return [snippet for snippet in found if snippet is not None]


def _list_drafts(run: Import, objects: list[Model]) -> list[Model]:
    """Return those that were never published, and that nobody but the importer has written."""
    new = [one for one in objects if not one.live and one.first_published_at is None]
    return [one for one in new if not one.revisions.exclude(user=run.user).exists()]


def _find_moment(post: Post) -> datetime.datetime | None:
    """Return when a post was published there; its time is read as that of this site."""
    return timezone.make_aware(post.date) if post.date and timezone.is_naive(post.date) else post.date
