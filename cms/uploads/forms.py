"""Keep the file of a form with errors, as browsers do not send a file again with the corrected form."""

from django import forms
from django.utils.translation import gettext as _

from .pending import dismiss, find_kept, get_name, keep_file, open_kept

KEPT = "kept_file"


class KeptFileField(forms.CharField):
    """The id of the upload that an earlier submission of the form left."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class KeepsFile:
    """Mixin for forms of Wagtail's images and documents, which take `user` and have a field `file`."""

    keeps_files = True  # False if the view keeps the file itself

    def __init__(self, *args, **kwargs):
        self._sender = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self._kept = self._taken_up = None
        self._stored = {name: self.instance.__dict__.get(name) for name in ("file", "width", "height")}
        if "file" in self.fields and self.keeps_files and self._sender is not None:
            self.fields[KEPT] = KeptFileField(required=False)
            if self.is_bound:
                self._take_up()

    def _take_up(self) -> None:
        """Use the kept file if the form was sent without another one."""
        kept = find_kept(self.data.get(self.add_prefix(KEPT)) or "", self._meta.model, self._sender)
        if kept is None:
            return
        self._kept = kept
        if self.add_prefix("file") not in self.files and (file := open_kept(kept)):
            self._taken_up = file
            self.files = self.files.copy()
            self.files[self.add_prefix("file")] = file
            self._say_what_is_kept(get_name(kept))

    def full_clean(self):
        super().full_clean()
        if KEPT in self.fields and self.is_bound and self.errors:
            if "file" not in self.errors and (file := self.files.get(self.add_prefix("file"))):
                self._keep(file)
            for name, value in self._stored.items():
                if name in self.instance.__dict__:  # the preview beside the form shows the stored file
                    self.instance.__dict__[name] = value

    def _keep(self, file) -> None:
        if file is not self._taken_up:
            if self._kept:
                dismiss(self._kept)
            self._kept = keep_file(file, self._meta.model, self._sender)
            self._taken_up = file
        self.data = self.data.copy()
        self.data[self.add_prefix(KEPT)] = str(self._kept.pk)
        self._say_what_is_kept(file.name)

    def _say_what_is_kept(self, name: str) -> None:
        self.fields["file"].required = False  # otherwise the dialog's script does not send the form without a file
        # The bound field has already copied the help text from the field, so set it here.
        self["file"].help_text = _("“%(name)s” has been uploaded and is kept. Choose a file only to replace it.") % {
            "name": name
        }

    def save(self, commit=True):
        saved = super().save(commit=commit)
        if self._kept and commit:
            dismiss(self._kept)
            self._kept = None
        return saved


def without_keeping(form_class: type[forms.BaseForm]) -> type[forms.BaseForm]:
    """Return a form class for views that keep incomplete uploads themselves: Wagtail's multiple upload."""
    return type(form_class.__name__, (form_class,), {"keeps_files": False, "__module__": form_class.__module__})
