"""Files of many texts: an issue, or all that is assigned to a person, as one archive, and back."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from ..exchange.exporting import find_translations
from ..exchange.files import make_file
from ..exchange.formats.registry import FORMATS
from ..exchange.previews import answer_preview, answer_upload
from .filters import ME, list_choices
from .locales import get_locales
from .registry import get_report_filters


class FilesForm(forms.Form):
    """Which texts to download, into which language, and how."""

    texts = forms.ChoiceField(label=gettext_lazy("Texts"))
    language = forms.ChoiceField(label=gettext_lazy("Translated into"))
    format = forms.ChoiceField(label=gettext_lazy("File format"))

    def __init__(self, data, user):
        super().__init__(data)
        self.user = user
        self.locales = {locale.language_code: locale for locale in get_locales()}
        choices = list_choices(user)
        groups = [
            (known.label, [(f"{known.name}:{key}", title) for key, title in choices[known.name]])
            for known in get_report_filters()
            if choices[known.name]
        ]
        self.fields["texts"].choices = [(ME, _("All that is assigned to me")), *groups]
        self.fields["language"].choices = [(code, found.get_display_name()) for code, found in self.locales.items()]
        self.fields["format"].choices = [(format.code, format.label) for format in FORMATS.values()]

    def find_translations(self) -> list:
        """Return the chosen translations that the user may edit."""
        locale = self.locales[self.cleaned_data["language"]]
        if self.cleaned_data["texts"] == ME:
            return find_translations(locale, assignee=self.user, person=self.user)
        name, _colon, key = self.cleaned_data["texts"].partition(":")
        known = next(known for known in get_report_filters() if known.name == name)
        keys = known.find_keys(key).values_list("translation_key", flat=True)
        return find_translations(locale, keys=list(keys), person=self.user)


@require_safe
def files(request):
    context = {"form": FilesForm(None, request.user), "upload_url": reverse("translation_desk:upload")}
    return render(request, "translation/report/files.html", context)


@require_safe
def download(request):
    """Answer with the file of the chosen texts; say why there is none on the page that the user came from."""
    form = FilesForm(request.GET, request.user)
    translations = form.find_translations() if form.is_valid() else []
    if not translations:
        said = _("None of these texts is translated into this language, or you may not edit them.")
        messages.error(request, said if form.is_valid() else _("Choose texts, a language and a format."))
        return redirect("translation_desk:files")
    content, extension, content_type = make_file(translations, FORMATS[form.cleaned_data["format"]], request.user)
    response = HttpResponse(content, content_type=content_type)
    filename = f"translations-{form.cleaned_data['language']}.{extension}"
    response["Content-Disposition"] = f"attachment; filename={filename}"
    return response


@require_POST
def upload(request):
    return answer_upload(
        request, reverse("translation_desk:files"), lambda pk: reverse("translation_desk:preview_upload", args=[pk])
    )


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request, pk: int):
    return answer_preview(request, pk, reverse("translation_desk:files"))
