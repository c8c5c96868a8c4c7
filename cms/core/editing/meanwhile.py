"""Forms that several people have open: what others decided meanwhile is not overwritten."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.html import format_html_join
from django.utils.translation import gettext as _


class MeanwhileMixin(forms.BaseForm):
    """For forms of what exists: they send what each field showed, too (Django's hidden initial values; `shown`).

    A field that the person left alone keeps what others have decided since. One that both have changed is refused once,
    with what it is now. A program that sends no hidden values decides all fields.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = self.is_of_something

    @property
    def is_of_something(self) -> bool:
        """Return whether others may have changed it: it is there already."""
        return self.instance.pk is not None

    @property
    def shown(self):
        """Return the hidden inputs with what the fields showed."""
        fields = [field for field in self if field.field.show_hidden_initial]
        return format_html_join("", "{}", ((field.as_hidden(only_initial=True),) for field in fields))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for field in self:
            name = field.html_initial_name
            if not self.is_of_something or field.name not in cleaned or name not in self.data:
                continue
            now = "" if field.initial is None else str(field.field.prepare_value(field.initial))
            try:
                is_decided_by_others = field.field.has_changed(field.initial, self.data[name])
                decided = field.field.to_python(now)
            except ValidationError:  # neither a value that the form has shown, nor one that it can show
                continue
            if not is_decided_by_others or cleaned[field.name] == decided:
                continue
            if field.name not in self.changed_data:
                cleaned[field.name] = decided
                continue
            self.data = self.data.copy()
            self.data[name] = now
            self.add_error(field.name, _explain(field.field, decided))
        return cleaned


def _explain(field: forms.Field, value) -> str:
    if value in field.empty_values:
        return _("Somebody else has emptied this meanwhile. Save again to fill it in.")
    is_choice = isinstance(field, forms.ModelChoiceField)
    words = field.label_from_instance(value) if is_choice else localize(field.prepare_value(value))
    return _("Somebody else has changed this meanwhile to “%(value)s”. Save again to replace it.") % {"value": words}
