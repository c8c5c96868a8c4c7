"""Wagtail's multiple upload of documents, corrected for incomplete documents."""

from wagtail.documents.views import multiple

from .forms import without_keeping


class DocumentAddView(multiple.AddView):
    def get_upload_form_class(self):
        return without_keeping(super().get_upload_form_class())


class DocumentFromUploadView(multiple.CreateFromUploadedDocumentView):
    """Set the document's file before validation, as its `clean()` checks the extension. Wagtail sets it only later."""

    def get_edit_form_class(self):
        form_class = super().get_edit_form_class()

        def make_form(*args, instance, **kwargs):
            instance.__dict__["file"] = self.upload.file.name
            return form_class(*args, instance=instance, **kwargs)

        return make_form
