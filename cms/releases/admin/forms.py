"""Forms of releases."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import get_format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page

from cms.core.editing.meanwhile import MeanwhileMixin
from cms.newsroom.access.pages import keep_known

from .. import registry
from ..models import Release
from ..moments import check_year, explain_zone_lazily, get_site_zone, make_moment
from ..people import list_possible_responsibles

MOST_SUBJECTS = 60  # of each kind, the newest first


class MomentField(BaseTemporalField):
    """A date with a time in the site's time zone, whatever the person's is."""

    widget = AdminDateTimeInput
    input_formats = get_format_lazy("DATETIME_INPUT_FORMATS")
    default_error_messages = {"invalid": _("Enter a date and a time.")}

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.help_text = self.help_text or explain_zone_lazily()

    def prepare_value(self, value):
        return value.astimezone(get_site_zone()).replace(tzinfo=None) if isinstance(value, datetime) else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            entered = parse_datetime(value.strip())
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        moment = entered or super().to_python(value)
        return moment if timezone.is_aware(moment) else make_moment(moment)

    def strptime(self, value, format):
        return datetime.strptime(value, format)

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        check_year(value)
        if value <= timezone.now():
            raise ValidationError(_("Choose a moment in the future."))


class ResponsibleField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(list_possible_responsibles(), label=_("Responsible"), empty_label=None, **kwargs)

    def label_from_instance(self, user):
        return get_user_display_name(user)


class PlanForm(MeanwhileMixin, forms.Form):
    """The name, the moment and who is responsible. `may_release`: whether the person may set the moment."""

    name = forms.CharField(label=_("Name"), max_length=120)
    responsible = ResponsibleField()
    planned_for = MomentField(
        label=_("Moment"),
        required=False,
    )

    def __init__(self, *args, release: Release | None = None, may_release: bool = True, **kwargs):
        self.release = release
        super().__init__(*args, **kwargs)
        if not may_release:
            del self.fields["planned_for"]

    @property
    def is_of_something(self) -> bool:
        return self.release is not None

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Release.objects.filter(name=name, is_open=True).exclude(pk=self.release and self.release.pk)
        if others.exists():
            raise ValidationError(_("There is already an open release with this name."))
        return name


class NewReleaseForm(PlanForm):
    """The same, with the issue, year or edition whose texts are put in."""

    field_order = ("subject", "name", "responsible", "planned_for")
    subject = forms.ChoiceField(
        label=_("Texts"),
        required=False,
        help_text=_("All that has something to publish, in all languages. You can put in other texts later."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        asked = str((self.data if self.is_bound else self.initial).get("subject") or "")
        self.subjects = find_subjects(user, asked)
        if subject := self._find_subject(asked):
            self.initial.setdefault("name", subject.get_admin_display_title()[:120])
        self.fields["subject"].choices = [("", _("Choose them by hand")), *list_choices(self.subjects)]

    def clean_subject(self) -> Page | None:
        return self._find_subject(self.cleaned_data["subject"])

    def _find_subject(self, pk: str) -> Page | None:
        return next((page for pages in self.subjects.values() for page in pages if str(page.pk) == pk), None)


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


def find_subjects(user, asked: str = "") -> dict:
    """Return the issues, years and editions that a user may know of, by page type: one version of each, newest first.

    asked: the primary key of a page, which then is the version of its subject. One query for each page type.
    """
    found = {}
    for model in registry.get_models():
        pages = keep_known(user, model.objects.filter(alias_of=None)).select_related("locale").order_by("-pk")
        versions: dict = {}
        for page in pages[: MOST_SUBJECTS * 3]:
            if str(page.pk) == asked or page.translation_key not in versions:
                versions[page.translation_key] = page
        found[model] = list(versions.values())[:MOST_SUBJECTS]
    return found


def list_choices(subjects: dict) -> list:
    return [
        (model._meta.verbose_name_plural, [(str(page.pk), page.get_admin_display_title()) for page in pages])
        for model, pages in subjects.items()
        if pages
    ]
