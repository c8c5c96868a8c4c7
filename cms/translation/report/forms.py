"""Forms of the bulk actions."""

from operator import itemgetter

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminDateInput, FilteredSelect

from cms.core.typography.sorting import sort_by_name

from ..workflow.jobs import KEEP, find_translators
from .rows import NOBODY

LEAVE = ""


class SubmitForm(forms.Form):
    languages = forms.MultipleChoiceField(label=_("Into which languages?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, locales, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(str(locale.pk), locale.get_display_name()) for locale in locales]


class AssignForm(forms.Form):
    """The assignee and the due date of translations into one language; empty fields change nothing."""

    language = forms.ChoiceField(label=_("In which language?"))
    assignee = forms.ChoiceField(
        label=_("Assign to"), required=False, widget=FilteredSelect(filter_field="id_language")
    )
    due_date = forms.DateField(label=_("Due"), required=False, help_text=_("If empty, the dates stay as they are."))
    without_date = forms.BooleanField(label=_("Remove the dates"), required=False)

    def __init__(self, *args, locales, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(str(locale.pk), locale.get_display_name()) for locale in locales]
        self.fields["due_date"].widget = AdminDateInput()
        languages_of = {}
        for locale in locales:
            for person in find_translators(locale):
                languages_of.setdefault(person, []).append(str(locale.pk))
        everywhere = [str(locale.pk) for locale in locales]
        self.people = {str(person.pk): person for person in languages_of}
        names = {str(person.pk): get_user_display_name(person) for person in languages_of}
        by_name = sort_by_name(names.items(), itemgetter(1))
        self.fields["assignee"].choices = [
            (LEAVE, _("Leave as it is")),
            (NOBODY, _("Nobody: free to take")),
            *by_name,
        ]
        self.fields["assignee"].widget.choices = [
            (LEAVE, _("Leave as it is")),
            (NOBODY, _("Nobody: free to take"), everywhere),
            *((key, name, languages_of[self.people[key]]) for key, name in by_name),
        ]

    def clean(self):
        values = super().clean()
        if values.get("due_date") and values.get("without_date"):
            raise ValidationError(_("Choose a date, or remove the dates."))
        if not any(values.get(name) for name in ("assignee", "due_date", "without_date")) and not self.errors:
            raise ValidationError(_("Choose a person or a date."))
        return values

    @property
    def chosen_assignee(self):
        value = self.cleaned_data["assignee"]
        return KEEP if value == LEAVE else self.people.get(value)

    @property
    def chosen_date(self):
        if self.cleaned_data["without_date"]:
            return None
        return self.cleaned_data["due_date"] or KEEP
