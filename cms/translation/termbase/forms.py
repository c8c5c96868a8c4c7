"""The form of a term with its words in each language."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..models import TermConcept
from ..terms.deciding import VALUES, Word
from ..terms.validating import find_faults, find_same, tidy


class TermConceptForm(WagtailAdminModelForm):
    """Checks words of all languages together."""

    def get_values(self) -> dict:
        return {name: self.cleaned_data.get(name, "") for name in VALUES}

    def get_words(self) -> list[Word]:
        rows = [
            form.cleaned_data
            for form in self.formsets["terms"].forms
            if form.is_valid() and form.has_changed() | bool(form.instance.pk) and not form.cleaned_data.get("DELETE")
        ]
        return [Word(row["locale"].pk, tidy(row["text"]), row["usage"]) for row in rows if row.get("text")]

    def is_valid(self):
        valid = super().is_valid()
        if not valid:
            return False
        for fault in self.find_faults():
            self.add_error(NON_FIELD_ERRORS, fault)
        return not self.errors

    def find_faults(self):
        values, words = self.get_values(), self.get_words()
        yield from find_faults(values, words)
        own = [pk for pk in (self.instance.pk, self.instance.replaces_id) if pk]
        if same := find_same(values, words, but=own):
            said = _("There is a term with these words: {}. Propose a change of it.")
            url = TermConcept.snippet_viewset.get_edit_url(same)
            yield ValidationError(format_html(said, format_html('<a href="{}">{}</a>', url, same)))
