"""The texts that have entries in a period, for all providers at once: one query for pages, one for states.

Every provider could ask for its own; together they would take more than the calendar may.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import DraftStateMixin, Page, Revision

from cms.core.content.bin import without_binned
from cms.newsroom.access.pages import keep_known
from cms.translation.models import TextState
from cms.translation.status.stale import refresh_stale
from cms.translation.status.states import get_tracked_models
from cms.translation.status.visibility import keep_known_texts

from ..models import Assignment
from .entries import Query, get_providers


def load_pages(query: Query) -> list[Page]:
    """Return the pages with entries in the period that the person may know of.

    They have `scheduled_for`, and their newest revision. Pages of the types whose fields have dates are all there.
    """
    if "pages" not in query.shared:
        query.shared["pages"] = list(find_pages(query, _in_period(query)))
    return query.shared["pages"]


def load_states(query: Query) -> list[TextState]:
    """Return the states of texts with entries in the period that the person may know of.

    They have `assignment_id`, `assigned_due`, `assignee_id` and, for snippets, `scheduled_for` and `expire_at`.
    """
    if "states" not in query.shared:
        first_to_last = (query.first, query.last)
        assigned = Assignment.objects.filter(due_date__range=first_to_last).values("translation_key")
        condition = Q(translation__job__due_date__range=first_to_last) | Q(is_source=True, translation_key__in=assigned)
        for model, content_type in _list_snippet_types():
            own = Q(pk__in=_find_scheduled(content_type, query.moments)) | _expires(query.moments)
            rows = model._base_manager.filter(own).values("pk")
            condition |= Q(content_type=content_type, object_id__in=rows)
        rows = list(find_states(query, condition))
        if any(row.is_stale for row in rows):  # asking first would take a query each time
            refresh_stale()
            rows = list(find_states(query, condition))
        query.shared["states"] = rows
    return query.shared["states"]


def find_pages(query: Query, condition: Q) -> QuerySet[Page]:
    page_type = ContentType.objects.get_for_model(Page).pk
    pages = keep_known(query.user, without_binned(Page.objects.filter(condition, alias_of=None)))
    return pages.annotate(scheduled_for=_scheduled_for(page_type, "pk")).select_related("latest_revision", "locale")


def find_states(query: Query, condition: Q) -> QuerySet[TextState]:
    own = Assignment.objects.filter(translation_key=OuterRef("translation_key"))
    types = _list_snippet_types()
    moments = [_expire_at(model, kind) for model, kind in types]
    rows = TextState.objects.filter(condition).annotate(
        assignment_id=Subquery(own.values("pk")[:1]),
        assigned_due=Subquery(own.values("due_date")[:1]),
        assignee_id=Subquery(own.values("assignee")[:1]),
        scheduled_for=_scheduled_for(OuterRef("content_type"), "object_id"),
        expire_at=Coalesce(*moments, moments[0]) if moments else None,
    )
    return keep_known_texts(query.user, rows).select_related("content_type", "locale", "translation__job")


def is_in(query: Query, moment) -> bool:
    """Return whether a moment is in the period; any is, if single entries are asked for."""
    return moment is not None and (query.ids is not None or query.moments[0] <= moment < query.moments[1])


def _in_period(query: Query) -> Q:
    models = [provider.page_model for provider in get_providers().values() if provider.page_model]
    types = [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]
    originals = TextState.objects.filter(is_source=True, content_type__in=types).values("object_id")
    page_type = ContentType.objects.get_for_model(Page).pk
    return Q(pk__in=originals) | Q(pk__in=_find_scheduled(page_type, query.moments)) | _expires(query.moments)


def _expires(moments) -> Q:
    return Q(live=True, expire_at__gte=moments[0], expire_at__lt=moments[1])


def _find_scheduled(content_type: int, moments) -> QuerySet:
    """Return the ids of the texts of a type that go live in a period."""
    revisions = Revision.objects.filter(
        base_content_type=content_type, approved_go_live_at__gte=moments[0], approved_go_live_at__lt=moments[1]
    )
    return revisions.annotate(number=Cast("object_id", BigIntegerField())).values("number")


def _scheduled_for(content_type, key: str) -> Subquery:
    revisions = Revision.objects.filter(
        base_content_type=content_type,
        object_id=Cast(OuterRef(key), CharField()),
        approved_go_live_at__isnull=False,
    )
    return Subquery(revisions.values("approved_go_live_at")[:1])


def _expire_at(model: type[Model], content_type: int) -> Case:
    rows = model._base_manager.filter(pk=OuterRef("object_id"), live=True)
    then = Subquery(rows.values("expire_at")[:1])
    return Case(When(content_type=content_type, then=then), output_field=DateTimeField())


def _list_snippet_types() -> list[tuple[type[Model], int]]:
    models = [model for model in get_tracked_models()[1:] if issubclass(model, DraftStateMixin)]
    return [(model, ContentType.objects.get_for_model(model).pk) for model in models]
