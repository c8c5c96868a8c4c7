"""Forms for ideas, for the drafts made of them, and for the assignments of texts."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput
from wagtail.models import Locale

from cms.core.editing.meanwhile import MeanwhileMixin
from cms.core.typography.lists import language_name

from ..calendar.filters import find_team
from ..models import Assignment, Idea
from .drafting import Place
from .planning import check_may_change


class PlanForm(MeanwhileMixin, forms.ModelForm):
    """Who, until when, how long. Offers the people of the newsroom, and the present assignee."""

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        field = self.fields["assignee"]
        team = find_team()
        kept = {*team, self.instance.assignee_id} - {None}
        field.queryset = field.queryset.filter(pk__in=kept)
        names = list(team.items())
        if self.instance.assignee_id and self.instance.assignee_id not in team:
            names.append((self.instance.assignee_id, str(self.instance.assignee)))
        field.choices = [("", _("Nobody")), *names]


class IdeaForm(PlanForm):
    class Meta:
        model = Idea
        fields = ["title", "note", "locale", "assignee", "due_date", "words"]
        widgets = {"note": AdminAutoHeightTextInput, "due_date": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        locales = [(locale.pk, language_name(locale.language_code)) for locale in Locale.objects.all()]
        self.fields["locale"].choices = locales
        self.former = (self.instance.locale_id, self.instance.assignee_id) if self.instance.pk else None

    def clean(self):
        cleaned = super().clean()
        assignee, locale = cleaned.get("assignee"), cleaned.get("locale")
        if locale and "assignee" in cleaned:
            author_id = self.instance.author_id if self.instance.pk else self.user.pk
            try:
                check_may_change(self.user, author_id, locale.pk, assignee.pk if assignee else None)
            except PermissionDenied as refusal:
                self.add_error("assignee", str(refusal))
        return cleaned


class AssignmentForm(PlanForm):
    is_of_something = True  # of a text, also while it is assigned to nobody

    class Meta:
        model = Assignment
        fields = ["assignee", "due_date", "words"]
        widgets = {"due_date": AdminDateInput}


class DraftForm(forms.Form):
    """Where the draft is made, and of which type."""

    place = forms.ChoiceField(label=_("Type and place"))

    def __init__(self, *args, places: list[Place], **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {place.value: place for place in places}
        self.fields["place"].choices = [(place.value, place.label) for place in places]

    @property
    def chosen(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class IdeaFilterForm(forms.Form):
    """The filters of the list, sent by GET."""

    OPEN, BEGUN, SET_ASIDE = "open", "begun", "aside"
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Open")), (BEGUN, _("Begun")), (SET_ASIDE, _("Set aside")), ("all", _("All"))],
    )
    person = forms.ChoiceField(label=_("Person"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    q = forms.CharField(label=_("Words"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = [(str(pk), name) for pk, name in find_team().items()]
        self.fields["person"].choices = [("", _("Everybody")), ("nobody", _("Nobody")), *people]
        languages = [(locale.language_code, language_name(locale.language_code)) for locale in Locale.objects.all()]
        self.fields["language"].choices = [("", _("All languages")), *languages]

    def filter(self, ideas):
        """Return the ideas that the filters let through; values that are not valid restrict nothing."""
        self.full_clean()
        values = self.cleaned_data
        state = values.get("state")
        if state == self.BEGUN:
            ideas = ideas.filter(page__isnull=False)
        elif state == self.SET_ASIDE:
            ideas = ideas.filter(page=None, is_set_aside=True)
        elif state != "all":
            ideas = ideas.filter(page=None, is_set_aside=False)
        if person := values.get("person"):
            ideas = ideas.filter(assignee=None if person == "nobody" else person)
        if language := values.get("language"):
            ideas = ideas.filter(locale__language_code=language)
        for word in (values.get("q") or "").split():
            ideas = ideas.filter(title__icontains=word) | ideas.filter(note__icontains=word)
        return ideas
