"""The report *Sign-ins and rights*: the log of accounts, for administrators."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from .models import Event, EventKind


class EventFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(label=_("What"), choices=EventKind.choices)
    name = django_filters.CharFilter(label=_("Account"), lookup_expr="icontains")
    by = django_filters.CharFilter(label=_("Who did it"), lookup_expr="icontains")
    address = django_filters.CharFilter(label=_("Network address"), lookup_expr="startswith")
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = Event
        fields = []


class EventsReport(ReportView):
    """All events, the newest first."""

    model = Event
    page_title = _("Sign-ins and rights")
    header_icon = "key"
    index_url_name = "account_events"
    index_results_url_name = "account_events_results"
    filterset_class = EventFilterSet
    permission_policy = ModelPermissionPolicy(Event)
    any_permission_required = ["view"]
    default_ordering = "-at"
    columns = [
        DateColumn("at", label=_("When")),
        Column("get_kind_display", label=_("What")),
        Column("name", label=_("Account")),
        Column("detail", label=_("Detail")),
        Column("by", label=_("Who did it")),
        Column("address", label=_("Network address")),
    ]
    list_export = ["at", "get_kind_display", "name", "detail", "by", "address"]
    export_headings = {
        "at": _("When"),
        "get_kind_display": _("What"),
        "name": _("Account"),
        "detail": _("Detail"),
        "by": _("Who did it"),
        "address": _("Network address"),
    }

    def get_queryset(self):
        return Event.objects.order_by("-at", "-pk")
