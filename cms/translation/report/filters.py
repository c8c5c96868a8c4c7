"""Filters of the translation report; each is a parameter of its URL."""

from datetime import timedelta
from operator import itemgetter

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import get_user_display_name
from wagtail.models import get_page_models

from cms.core.typography.sorting import sort_by_name

from ..models import State, TextState
from ..status.states import get_tracked_models
from ..status.visibility import keep_known_texts
from .checklist import filter_by_checklist
from .checklist import list_choices as list_lines
from .registry import get_report_filters
from .rows import NOBODY, filter_rows

ME = "me"
DUE_CHOICES = [("overdue", _("Overdue")), ("week", _("Overdue, or due within seven days"))]


def list_kinds() -> list[tuple[str, str]]:
    """Return the kinds of text: the page types that can be created, and the snippets that exist in each language."""
    models = [model for model in get_page_models() if model.is_creatable and not model._meta.abstract]
    models += get_tracked_models()[1:]
    kinds = [(model._meta.label_lower, str(capfirst(model._meta.verbose_name))) for model in models]
    return sort_by_name(kinds, itemgetter(1))


def list_assignees() -> list[tuple[str, str]]:
    """Return the choices of assignees: "me", "nobody", and the users who have translation jobs."""
    people = get_user_model().objects.filter(translation_jobs__isnull=False).distinct()
    return [
        (ME, _("Me")),
        (NOBODY, _("Nobody: free to take")),
        *((str(person.pk), get_user_display_name(person)) for person in people),
    ]


class ReportFilterSet(WagtailFilterSet):
    """All filters apply to the same cell, for example: in progress in Portuguese and assigned to me."""

    language = django_filters.ChoiceFilter(label=_("Language"), empty_label=_("All"), widget=forms.RadioSelect)
    state = django_filters.MultipleChoiceFilter(label=_("State"), choices=State, widget=forms.CheckboxSelectMultiple)
    assignee = django_filters.ChoiceFilter(label=_("Assigned to"), empty_label=_("Anybody"), widget=forms.RadioSelect)
    due = django_filters.ChoiceFilter(
        label=_("Due"), choices=DUE_CHOICES, empty_label=_("At any time"), widget=forms.RadioSelect
    )
    checklist = django_filters.ChoiceFilter(
        label=_("Checklist"), choices=list_lines, empty_label=_("All"), widget=forms.RadioSelect
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind of text"), choices=list_kinds, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = TextState
        fields = []

    def __init__(self, data=None, queryset=None, *, request=None, locales=(), **kwargs):
        self.locales = locales
        super().__init__(data, queryset, request=request, **kwargs)
        self.filters["language"].extra["choices"] = [
            (locale.language_code, locale.get_display_name()) for locale in locales
        ]
        self.filters["assignee"].extra["choices"] = list_assignees()  # as a callable, it would be called three times
        choices = list_choices(request.user)
        for known in get_report_filters():
            self.filters[known.name] = django_filters.ChoiceFilter(
                label=known.label, choices=choices[known.name], empty_label=_("All"), widget=forms.RadioSelect
            )

    @property
    def values(self) -> dict:
        """Return the values of the filters; an empty dictionary if those in the URL are not valid."""
        return self.form.cleaned_data if self.is_valid() else {}

    @property
    def locale(self):
        """Return the chosen language, or None."""
        code = self.values.get("language")
        return next((locale for locale in self.locales if locale.language_code == code), None)

    def filter_queryset(self, queryset):
        values = self.values
        assignee = values.get("assignee")
        queryset = filter_rows(
            queryset,
            self.locales,
            locale=self.locale,
            states=values.get("state") or (),
            assignee=self.request.user.pk if assignee == ME else assignee,
            due_before=_find_day(values.get("due")),
        )
        if kinds := values.get("kind"):
            queryset = queryset.filter(
                content_type__in=[ContentType.objects.get_by_natural_key(*kind.split(".")) for kind in kinds]
            )
        for known in get_report_filters():
            if value := values.get(known.name):
                queryset = queryset.filter(translation_key__in=known.find_keys(value))
        if choice := values.get("checklist"):  # the last: it reads the drafts of what is left
            queryset = filter_by_checklist(queryset, choice, self.locale)
        return queryset


def _find_day(due):
    today = timezone.localdate()
    return {"overdue": today, "week": today + timedelta(days=8)}.get(due)


def list_choices(user) -> dict[str, list[tuple[str, str]]]:
    """Map the names of the registered filters to their choices: a translation key, and a title in the user's language.

    The choices are texts that the user may know of. Takes one query, however many filters are registered.
    """
    types = {ContentType.objects.get_for_model(known.model).pk: known.name for known in get_report_filters()}
    code = (get_language() or "").split("-")[0]
    titles = {name: {} for name in types.values()}
    rows = keep_known_texts(user, TextState.objects.filter(content_type__in=types)).order_by("title", "pk")
    columns = ("content_type_id", "translation_key", "locale__language_code", "is_source", "title")
    for content_type, key, language, is_source, title in rows.values_list(*columns):
        known = titles[types[content_type]]
        if language == code or (is_source and key not in known):
            known[key] = title
    return {
        name: sort_by_name(((str(key), title) for key, title in known.items()), itemgetter(1))
        for name, known in titles.items()
    }
