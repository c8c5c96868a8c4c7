"""The titles of images in the admin, with a warning about their rights."""

from django.utils import formats
from django.utils.translation import gettext as _

from ..models import CustomImage


def find_warning(image: CustomImage) -> str:
    """Return why readers do not see an image, or will soon no longer see it, and in which territory it may be shown.

    It is "" if there is nothing to say.
    """
    parts = [_find_obstacle(image), _("territory: %(note)s") % {"note": image.territory} if image.territory else ""]
    return "; ".join(filter(None, parts))


def _find_obstacle(image: CustomImage) -> str:
    if image.is_expired:
        day = formats.date_format(image.expires_on, "DATE_FORMAT")
        return _("its rights ended on %(day)s: readers do not see it") % {"day": day}
    if image.is_awaited:
        day = formats.date_format(image.starts_on, "DATE_FORMAT")
        return _("its rights begin on %(day)s: until then, readers do not see it") % {"day": day}
    if not image.may_be_shown:
        return _("its holder does not allow it on this site: readers do not see it")
    if image.is_expiring:
        return _("its rights end on %(day)s") % {"day": formats.date_format(image.expires_on, "DATE_FORMAT")}
    return ""


def name_with_warning(image: CustomImage, language: str | None = None) -> str:
    """Return an image's title for choosers, with the warning, if there is one.

    language: the language of the title; by default the active one.
    """
    warning, title = find_warning(image), image.get_title(language)
    return f"{title} (⚠ {warning})" if warning else title
