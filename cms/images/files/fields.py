"""The form field of an image file, which decodes the file once before it is accepted."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField

from .checking import check_picture
from .errors import PictureFileError, UnknownFormatError


class PictureFileField(WagtailImageField):
    """Wagtail's field, with the checks of `checking`; only a file that passes them reaches Willow."""

    def to_python(self, data):
        if data and getattr(data, "size", 0):
            self.check_image_file_size(data)
            try:
                check_picture(data)
            except UnknownFormatError as error:
                raise ValidationError(self.error_messages["invalid_image_extension"], code=error.code) from error
            except PictureFileError as error:
                raise ValidationError(str(error), code=error.code) from error
            data.seek(0)
        return super().to_python(data)

    def check_image_pixel_size(self, f):
        """Do nothing, because `check_picture` has checked the size."""


def make_checked(field: forms.FileField) -> PictureFileField:
    """Return a checked field to replace another file field of a form."""
    return PictureFileField(label=field.label, required=field.required, widget=field.widget)


def check_profile_pictures() -> None:
    """Use the checked field for profile pictures of accounts too, because Wagtail's form decodes any file."""
    from wagtail.admin.forms.account import AvatarPreferencesForm

    AvatarPreferencesForm.base_fields["avatar"] = make_checked(AvatarPreferencesForm.base_fields["avatar"])
