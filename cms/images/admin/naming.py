"""What a picture is called in the newsroom: its title in the person's language, and a warning of its rights."""

from django.utils import formats
from django.utils.translation import gettext as _

from ..models import CustomImage


def find_warning(image: CustomImage) -> str:
    """Return why readers do not see a picture, or will not for long; "" where nothing is to say."""
    if image.is_expired:
        day = formats.date_format(image.expires_on, "DATE_FORMAT")
        return _("its rights ended on %(day)s: readers do not see it") % {"day": day}
    if not image.may_be_shown:
        return _("its holder does not allow it on this site: readers do not see it")
    if image.is_expiring:
        return _("its rights end on %(day)s") % {"day": formats.date_format(image.expires_on, "DATE_FORMAT")}
    return ""


def name_with_warning(image: CustomImage, language: str | None = None) -> str:
    """Return a picture's title, for where it is chosen: with the warning, if there is one.

    language: of the title, by default the person's own.
    """
    warning, title = find_warning(image), image.get_title(language)
    return f"{title} (⚠ {warning})" if warning else title
