"""The form field of a picture's file: what is decoded later was decoded once before it is accepted."""

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
        """Nothing is left to check: the file's header was read first."""


def make_checked(field: forms.FileField) -> PictureFileField:
    """Return the checked field that takes the place of another in a form."""
    return PictureFileField(label=field.label, required=field.required, widget=field.widget)


def check_profile_pictures() -> None:
    """Have the profile pictures of accounts checked too: Wagtail's form decodes whatever it is given."""
    from wagtail.admin.forms.account import AvatarPreferencesForm

    AvatarPreferencesForm.base_fields["avatar"] = make_checked(AvatarPreferencesForm.base_fields["avatar"])
