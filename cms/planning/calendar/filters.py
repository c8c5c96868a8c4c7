"""Filters of the calendar: person, language and kind. They derive from the team, the locales and the registry."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.coreutils import get_content_languages

from cms.core.typography.lists import language_name
from cms.core.typography.sorting import sort_by_name

from .entries import Entry, get_providers

ME = "me"
TEAM_SECONDS = 60


def find_team() -> dict[int, str]:
    """Return the names of those who work in the newsroom, by their ids, sorted; kept for a minute."""
    return cache.get_or_set("planning/team", _load_team, TEAM_SECONDS)


def _load_team() -> dict[int, str]:
    people = get_user_model().objects.filter(
        Q(is_superuser=True) | Q(groups__permissions__codename="access_admin"), is_active=True
    )
    named = ((person.pk, get_user_display_name(person)) for person in people.distinct())
    return dict(sort_by_name(named, lambda pair: pair[1]))


@dataclass
class CalendarFilters:
    """Valid values of the filters; empty ones restrict nothing."""

    kinds: list[str]
    language: str = ""
    person: str = ""  # an id, or ME

    def keep(self, entries: Iterable[Entry], user) -> list[Entry]:
        """Return the entries that the filters let through. What concerns all languages stays in each."""
        person = user.pk if self.person == ME else int(self.person or 0)
        return [
            entry
            for entry in entries
            if (not self.language or entry.language in ("", self.language)) and (not person or person in entry.people)
        ]

    def as_dict(self) -> dict:
        return {"kind": self.kinds, "language": self.language, "person": self.person}


class FilterForm(forms.Form):
    """The form above the calendar, sent by GET. It also reads what a feed stored (`CalendarFilters.as_dict`)."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    kind = forms.MultipleChoiceField(label=_("Kinds"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data=None, *, team: dict[int, str]):
        super().__init__(data)
        self.fields["kind"].choices = [(name, provider.label) for name, provider in get_providers().items()]
        people = [(str(pk), name) for pk, name in team.items()]
        self.fields["person"].choices = [("", _("Everybody")), (ME, _("Me")), *people]
        named = [(code, language_name(code)) for code in get_content_languages()]
        self.fields["language"].choices = [("", _("All languages")), *named]

    def read(self) -> CalendarFilters:
        """Return the values; those that are not valid are left out."""
        self.full_clean()
        values = getattr(self, "cleaned_data", {})
        return CalendarFilters(values.get("kind") or [], values.get("language") or "", values.get("person") or "")
