"""The form field of an image file, which decodes the file once before it is accepted."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField

from .checking import check_image
from .errors import ImageFileError, UnknownFormatError


class ImageFileField(WagtailImageField):
    """Wagtail's field, with the checks of `checking`; only a file that passes them reaches Willow."""

    def to_python(self, data):
        if data and getattr(data, "size", 0):
            self.check_image_file_size(data)
            try:
                check_image(data)
            except UnknownFormatError as error:
                raise ValidationError(self.error_messages["invalid_image_extension"], code=error.code) from error
            except ImageFileError as error:
                raise ValidationError(str(error), code=error.code) from error
            data.seek(0)
        return super().to_python(data)

    def check_image_pixel_size(self, f):
        """Do nothing, because `check_image` has checked the size."""


def make_checked(field: forms.FileField) -> ImageFileField:
    """Return a checked field to replace another file field of a form."""
    return ImageFileField(label=field.label, required=field.required, widget=field.widget)


def check_profile_images() -> None:
    """Use the checked field for profile images of accounts too, because Wagtail's form decodes any file."""
    from wagtail.admin.forms.account import AvatarPreferencesForm

    AvatarPreferencesForm.base_fields["avatar"] = make_checked(AvatarPreferencesForm.base_fields["avatar"])
