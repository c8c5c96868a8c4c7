"""The form of a recording: only a file that can be played is accepted, and a form with errors keeps its file."""

from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from wagtail.admin.forms import WagtailAdminModelForm

from cms.uploads.forms import KeepsFile

from .files import check_size, read_facts


class _TakesUser(WagtailAdminModelForm):
    """Wagtail's form, with the argument of the forms of documents."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, for_user=user, **kwargs)


class RecordingForm(KeepsFile, _TakesUser):
    def __init__(self, *args, for_user=None, **kwargs):
        super().__init__(*args, user=for_user, **kwargs)
        if "file" in self.fields:
            widget = self.fields["file"].widget
            widget.attrs["accept"] = "audio/mpeg,audio/mp4,.mp3,.m4a"
            # To listen to, in place of a name that nobody gave it.
            widget.template_name = "audio/file_input.html"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            check_size(file.size)
            facts = read_facts(file)
            if isinstance(file, UploadedFile):
                file.name = f"{PurePosixPath(file.name).stem}{facts.extension}"  # by what it is, not how it was called
        return file
