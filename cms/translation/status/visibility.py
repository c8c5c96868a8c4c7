"""Filters of querysets by the texts that a user may know of, for everything that lists states or reviews."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page

from cms.newsroom.access.pages import get_condition


def keep_known_texts(user, rows: QuerySet) -> QuerySet:
    """Reduce rows of states to the texts that a user may know of (`cms.newsroom.access`), within the rows' own query.

    A user may know of a text if they may know of one of its language versions, as translators of a private page read
    its original.
    """
    condition = get_condition(user)
    if not condition:
        return rows
    known = Page.objects.filter(condition).values("translation_key")
    hidden = Page.objects.filter(~condition).values("translation_key")
    return rows.exclude(Q(translation_key__in=hidden) & ~Q(translation_key__in=known))


def keep_known_reviews(user, task_states: QuerySet) -> QuerySet:
    """Reduce task states to those of the texts that a user may know of."""
    condition = get_condition(user)
    if not condition:
        return task_states
    hidden = Page.objects.filter(~condition).annotate(key=Cast("pk", CharField())).values("key")
    pages = ContentType.objects.get_for_model(Page)
    return task_states.exclude(workflow_state__base_content_type=pages, workflow_state__object_id__in=hidden)
