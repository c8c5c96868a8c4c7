"""The form of the page editor."""

from django.forms.models import model_to_dict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Revision

from cms.core.sanitizing.ids import read_id

from .completeness import find_gaps


class BasePageForm(WagtailAdminPageForm):
    """Form that refuses duplicate choices and, when a text is submitted or published, missing content."""

    def is_valid(self):
        """Validate the whole form: formsets, which hold the rows, are validated after `clean`."""
        if not super().is_valid():
            return False
        for name, formset in self.formsets.items():
            self._keep_decided_rows(name, formset)
        doubled = [self._refuse_doubles(formset) for formset in self.formsets.values()]
        return not any(doubled) and (self.is_deferred_validation or not self._refuse_gaps())

    def clean(self):
        cleaned = super().clean()
        for name, decided in self._find_decided_meanwhile(cleaned).items():
            cleaned[name] = decided
        return cleaned

    def _find_decided_meanwhile(self, cleaned: dict) -> dict:
        """Return the planned fields that others changed since the page was opened, and the person has left alone.

        The form names the revision that it was made from, or that it saved last itself. No query if it is the newest.
        """
        names = [name for name in self.instance.planned_fields if name in cleaned]
        if not names or (seen := self._seen) is None:
            return {}
        return {name: self.initial.get(name) for name in names if getattr(seen, name) == cleaned[name]}

    def _keep_decided_rows(self, relation: str, formset) -> None:
        """Keep the planned fields of rows that others changed since the page was opened, as those of the page.

        Rows that were never live have no primary key: their forms are in the order of the revision.
        """
        names = getattr(formset.model, "planned_fields", ())
        if not names or (seen := self._seen) is None:
            return
        rows = list(getattr(seen, relation).all())
        shown = {row.translation_key: row for row in rows}
        now = {row.translation_key: model_to_dict(row, names) for row in formset.get_queryset() if not row.pk}
        for place, form in enumerate(formset.initial_forms):
            if form.instance.pk:
                key, decided = form.instance.translation_key, form.initial
            else:
                key = rows[place].translation_key if place < len(rows) else None
                decided = now.get(key, {})
            for name in names:
                if key in shown and name in decided and getattr(shown[key], name) == form.cleaned_data.get(name):
                    form.cleaned_data[name] = decided[name]
                    setattr(form.instance, name, decided[name])

    @cached_property
    def _seen(self) -> Page | None:
        """Return the page as the form showed it, or as it last saved it; None if that is the newest draft."""
        seen = read_id(self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id"))
        if seen is None or seen == self.instance.latest_revision_id:
            return None
        revision = Revision.objects.for_instance(self.instance).filter(pk=seen).first()
        return revision and revision.as_object()

    def _refuse_doubles(self, formset) -> bool:
        """Add an error to each row that repeats a choice or chooses the page itself; return whether there is one."""
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
        """Add an error to each empty field that readers need; return whether there is one."""
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
    """Return the forms of the rows that stay, without rows that were never filled in."""
    return [form for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]


def _identify(thing):
    """Return a key that all language versions of a page or snippet have in common."""
    return getattr(thing, "translation_key", None) or (thing._meta.label, thing.pk)
