"""Forms of imports."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.editing.blank import refuse_blank
from cms.core.sanitizing.characters import drop_unstorable
from cms.pages.models import BasePage

from ..files.kinds import EXTENSIONS, read_file
from ..files.packages import check_size
from ..proposing import LONGEST_SUMMARY, LONGEST_TITLE, LONGEST_WRITER
from ..reading import Reading


class FileForm(forms.Form):
    """Choose a file and what it becomes. `reading` is what the file says, once the form is valid."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A text of Word (.docx), LibreOffice (.odt) or in Markdown (.md), of 30 MB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(EXTENSIONS)}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty."),
            "invalid": gettext_lazy("Choose a file."),
        },
    )
    kind = forms.ChoiceField(label=gettext_lazy("It becomes"), widget=forms.RadioSelect)

    def __init__(self, *args, types, **kwargs):
        super().__init__(*args, **kwargs)
        self._types = {model._meta.model_name: model for model in types}
        self.fields["kind"].choices = [
            (name, capfirst(model._meta.verbose_name)) for name, model in self._types.items()
        ]
        self.fields["kind"].initial = next(iter(self._types))
        self.reading: Reading | None = None

    def clean_file(self):
        file = self.cleaned_data["file"]
        check_size(file.size)
        self.reading = read_file(file.name, file.read())
        return file

    @property
    def model(self):
        return self._types[self.cleaned_data["kind"]]


class FieldsForm(forms.Form):
    """The fields beside the body, as they were found in the text."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_TITLE,
        error_messages={"required": gettext_lazy("The draft needs a title.")},
    )
    summary = forms.CharField(
        max_length=LONGEST_SUMMARY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    writer = forms.CharField(label=gettext_lazy("Author"), max_length=LONGEST_WRITER, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].label = capfirst(BasePage._meta.get_field("summary").verbose_name)

    def clean_title(self):
        title = drop_unstorable(self.cleaned_data["title"])
        refuse_blank(title)
        return title

    def clean_summary(self):
        return drop_unstorable(self.cleaned_data["summary"])

    def clean_writer(self):
        return drop_unstorable(self.cleaned_data["writer"])


def describe_person(person, name: str) -> str:
    """Return what becomes of the author's name that was found in a text."""
    if person is not None:
        return _("“%(name)s” becomes its author.") % {"name": person.title}
    return _("Nobody called “%(name)s” has a page in this language: the name stays in the text.") % {"name": name}
