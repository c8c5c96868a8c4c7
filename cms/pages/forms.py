"""The form of the page editor."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from .completeness import find_gaps


class BasePageForm(WagtailAdminPageForm):
    """Refuses the same choice twice; and, when a text is submitted or published, what readers cannot do without."""

    def is_valid(self):
        """Check the form as a whole: its rows belong to formsets, which are validated after `clean`."""
        if not super().is_valid():
            return False
        doubled = [self._refuse_doubles(formset) for formset in self.formsets.values()]
        return not any(doubled) and (self.is_deferred_validation or not self._refuse_gaps())

    def _refuse_doubles(self, formset) -> bool:
        """Say so at each row that chooses what a row above it chose, or the page itself; tell whether there is one."""
        found = False
        for field in formset.model._meta.fields:
            if not field.many_to_one or field == formset.fk:
                continue
            seen = set()
            for form in _list_rows(formset):
                if (chosen := form.cleaned_data.get(field.name)) is None:
                    continue
                key = _identify(chosen)
                if key in seen:
                    form.add_error(field.name, _("“%(name)s” is chosen twice.") % {"name": chosen})
                    found = True
                elif key == _identify(self.instance):
                    form.add_error(field.name, _("This is the page itself."))
                    found = True
                seen.add(key)
        return found

    def _refuse_gaps(self) -> bool:
        """Say so at each field that readers need and that is empty; tell whether there is one."""
        rows = {name: _list_rows(formset) for name, formset in self.formsets.items()}
        gaps = find_gaps(self.instance, self.cleaned_data | rows)
        for name in gaps:
            said = _("Required before the text is submitted or published.")
            if name in rows:
                self.formsets[name].non_form_errors().append(said)
            else:
                self.add_error(name, said)
        return bool(gaps)


def _list_rows(formset) -> list:
    """Return the forms of the rows that stay: of a row that was never filled in nothing is kept."""
    return [form for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]


def _identify(thing):
    """Return what all versions of a page or snippet in the languages have in common."""
    return getattr(thing, "translation_key", None) or (thing._meta.label, thing.pk)
