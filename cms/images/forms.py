"""The form of an image in all of Wagtail's views: single and multiple upload, the chooser, the edit page."""

import os
import re

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Locale

from cms.compat.wagtail_views import keep_original_file
from cms.core.typography.lists import language_name
from cms.uploads.forms import KeepsFile

from .files.fields import make_checked
from .files.metadata import read_metadata
from .former_files import drop_focus, keep_former_file
from .models import CustomImage
from .models.former_file import FOCUS

ORDER = [
    *("title", "file", "alt_texts", "kind", "author", "holder", "licence", "source_url", "uses", "territory"),
    *("starts_on", "expires_on", "replacement"),
    *("titles", "description", "collection", "tags"),
]


class CustomImageForm(KeepsFile, BaseImageForm):
    """Adds an alt text and a title for each content language, and fills blank fields from the file's metadata.

    A file that is replaced becomes a former file; `has_replaced_file` then tells it after saving.
    """

    has_replaced_file = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = make_checked(self.fields["file"])
        self.languages = _list_languages()
        for code in self.languages:
            name = language_name(code)
            self.fields[f"alt_text_{code}"] = forms.CharField(
                label=_("Alt text in %(language)s") % {"language": name},
                required=False,
                max_length=500,
                initial=self.instance.get_staged(code, "text"),
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title in %(language)s") % {"language": name},
                required=False,
                max_length=255,
                initial=self.instance.get_staged(code, "title"),
                widget=forms.TextInput(attrs={"lang": code}),
            )
        if self.languages:
            self.fields[f"alt_text_{self.languages[0]}"].help_text = _(
                "What people who cannot see the picture should know about it: one or two sentences for each language."
            )
            self.fields[f"title_{self.languages[0]}"].help_text = _("Only where it differs from the title above.")
        if self.instance.pk is None or self.prefix:  # the chooser of images cannot be in a form that an upload loads
            self.fields.pop("replacement", None)
        elif "replacement" in self.fields:  # Wagtail makes the form's class before it registers this widget
            self.fields["replacement"].widget = AdminImageChooser()
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What its source says about the picture. Screen readers read it where no language has an alt text."
            )
        self.order_fields(self._list_fields_in_order())

    def _list_fields_in_order(self) -> list[str]:
        texts = {"alt_texts": "alt_text_{}", "titles": "title_{}"}
        return [
            field
            for name in ORDER
            for field in ([texts[name].format(code) for code in self.languages] if name in texts else [name])
        ]

    def full_clean(self):
        if self.is_bound and (file := self.files.get(self.add_prefix("file"))):
            self._fill_blanks(file)
            self._ignore_focus()
        super().full_clean()

    def _fill_blanks(self, file) -> None:
        """Put the file's metadata into the data of blank fields, so that it also shows if the form is invalid."""
        data = self.data.copy()
        for name, value in read_metadata(file).form_values.items():
            key = self.add_prefix(name)
            typed = (data.get(key) or "").strip()
            if name in self.fields and (not typed or (name == "title" and is_from_filename(typed, file.name))):
                data[key] = value
        self.data = data

    def _ignore_focus(self) -> None:
        """Put back the focal point that was sent with another file: it was set on the file that the form showed."""
        if self.instance.pk is not None:
            for name in FOCUS:
                value = getattr(self.instance, name)
                self.data[self.add_prefix(name)] = "" if value is None else str(value)

    def save(self, commit=True):
        # Stage the texts before the image is saved, here or later by the view: `CustomImage.save` writes them.
        for code in self.languages:
            for name, field in (("text", f"alt_text_{code}"), ("title", f"title_{code}")):
                if field in self.changed_data and self.add_prefix(field) in self.data:
                    self.instance.stage_texts(code, **{name: self.cleaned_data[field]})
        if not commit or self.instance.pk is None or "file" not in self.changed_data:
            return super().save(commit=commit)
        with transaction.atomic():
            keep_former_file(self.instance, self._sender)
            keep_original_file(self)
            drop_focus(self.instance)
            self.has_replaced_file = True
            return super().save(commit=commit)

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            # The browser's date input: Wagtail's would have to be initialised in each form that an upload loads.
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


def fill_from_file(image: CustomImage, file) -> None:
    """Fill the blank fields of an image that is not saved yet from the metadata of its file."""
    for name, value in read_metadata(file).form_values.items():
        if name.startswith("alt_text_"):
            image.stage_texts(name.removeprefix("alt_text_"), text=value)
        elif name.startswith("title_"):
            image.stage_texts(name.removeprefix("title_"), title=value)
        elif not getattr(image, name) or (name == "title" and is_from_filename(image.title, file.name)):
            setattr(image, name, value)


def is_from_filename(title: str, filename: str) -> bool:
    """Return whether a title is the one that Wagtail makes from the file name: "IMG_2041" from "IMG_2041.jpg"."""

    def normalise(text: str) -> str:
        return re.sub(r"[\W_]+", " ", text).strip().casefold()

    filename = os.path.basename(filename)
    return normalise(title) in (normalise(filename), normalise(os.path.splitext(filename)[0]))


def _list_languages() -> list[str]:
    """Return the content languages that exist, in the order of the settings."""
    existing = set(Locale.objects.values_list("language_code", flat=True))
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in existing]
