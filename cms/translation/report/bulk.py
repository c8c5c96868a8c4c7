"""Bulk actions of the translation report: submit texts for translation, and assign their translations.

They are Wagtail's bulk actions on the report's rows: tick texts, choose an action, choose a language.
"""

from itertools import islice
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.core.sanitizing.ids import read_ids

from ..models import TextState
from ..workflow.bulk_submissions import start_submission
from ..workflow.jobs import assign, find_translators, may_assign
from .filters import ReportFilterSet
from .forms import AssignForm, SubmitForm
from .locales import get_locales
from .permissions import LanguagePermissions
from .rows import BATCH, get_rows, search_rows

SHOWN = 20  # number of titles listed in the form of a bulk action


class ReportAction(BulkAction):
    """An action on the texts that are ticked in the translation report, or on all that its filters find."""

    models = [TextState]
    template_name = "translation/report/bulk.html"
    question = ""
    button = ""

    def get_actionable_objects(self):
        return list(self.texts), {"items_with_no_access": []}

    @cached_property
    def texts(self) -> list[TextState]:
        """Return the rows of the chosen texts; ids in the URL that are not numbers are ignored."""
        asked = self.request.GET.getlist("id")
        rows = get_rows(self.request.user)
        if "all" in asked:
            filters = ReportFilterSet(self.request.GET, request=self.request, locales=self.locales)
            rows = search_rows(filters.filter_queryset(rows), self.request.GET.get("q", ""))
        else:
            rows = rows.filter(pk__in=read_ids(asked))
        return list(rows.order_by("title", "pk"))

    @cached_property
    def locales(self) -> list[Locale]:
        return get_locales()

    @cached_property
    def rights(self) -> LanguagePermissions:
        return LanguagePermissions(self.request.user)

    @property
    def asked_locale(self) -> Locale | None:
        """Return the language that the report was filtered by, from the URL to return to; None if there is none."""
        code = QueryDict(urlsplit(self.next_url).query).get("language")
        return next((locale for locale in self.locales if locale.language_code == code), None)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "action": self,
            "shown": self.texts[:SHOWN],
            "hidden_count": max(0, len(self.texts) - SHOWN),
        }


class SubmitAction(ReportAction):
    """Submits texts for translation in the background. Versions that exist already are left unchanged."""

    display_name = _("Submit for translation")
    action_type = "submit"
    aria_label = _("Submit the chosen texts for translation")
    action_priority = 10
    form_class = SubmitForm
    question = _("Submit these texts for translation")
    button = _("Submit for translation")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"locales": self.locales}

    def get_initial(self):
        return {"languages": [str(self.asked_locale.pk)] if self.asked_locale else []}

    def form_valid(self, form):
        chosen = [locale for locale in self.locales if str(locale.pk) in form.cleaned_data["languages"]]
        there = _find_places(self.texts)
        texts = [
            (row, locale)
            for row in self.texts
            for locale in chosen
            if (row.translation_key, locale.pk) not in there and self.rights.may_start(row, locale.pk)
        ]
        if not texts:
            form.add_error(
                None,
                gettext(
                    "Nothing to submit: these texts already exist in this language, "
                    "or you may not have them translated."
                ),
            )
            return self.form_invalid(form)
        submission = start_submission(self.request.user, texts)
        return redirect("translation_desk:submission", submission.pk)


class AssignAction(ReportAction):
    """Sets the assignee and the due date of translations."""

    display_name = _("Assign")
    action_type = "assign"
    aria_label = _("Assign the translations of the chosen texts")
    action_priority = 20
    form_class = AssignForm
    question = _("Assign the translations of these texts")
    button = _("Assign")

    def get_form_kwargs(self):
        """Offer the user's own languages; `assign` decides in which of these they may assign translations."""
        user = self.request.user
        own = [
            locale
            for locale in self.locales
            if may_assign(user, locale) or find_translators(locale).filter(pk=user.pk).exists()
        ]
        return super().get_form_kwargs() | {"locales": own}

    def get_initial(self):
        return {"language": str(self.asked_locale.pk)} if self.asked_locale else {}

    def form_valid(self, form):
        translations = _find_translations(self.texts, form.cleaned_data["language"])
        try:
            jobs = assign(
                translations, assignee=form.chosen_assignee, due_date=form.chosen_date, actor=self.request.user
            )
        except PermissionDenied as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        self.tell(translations, jobs)
        return redirect(self.next_url)

    def tell(self, translations, jobs):
        if not translations:
            messages.warning(self.request, gettext("None of these texts is under translation into this language."))
            return
        text = ngettext("%(count)d translation assigned.", "%(count)d translations assigned.", len(jobs))
        messages.success(self.request, text % {"count": len(jobs)})


def _batches(items):
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch


def _find_places(texts) -> set:
    """Return the (translation key, locale id) of the versions of texts that exist already."""
    found = set()
    for batch in _batches(row.translation_key for row in texts):
        found.update(TextState.objects.filter(translation_key__in=batch).values_list("translation_key", "locale_id"))
    return found


def _find_translations(texts, locale_id) -> list[Translation]:
    found = []
    for batch in _batches(row.translation_key for row in texts):
        found += Translation.objects.filter(source__object_id__in=batch, target_locale=locale_id, enabled=True)
    return found
