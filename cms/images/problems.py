"""Problems of images whose file cannot be used, and advice for the users who may change them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import SourceImageIOError

from .files.colours import has_usable_profile
from .files.opening import open_header, raising_source_errors


class Problem(models.TextChoices):
    UNREADABLE = "unreadable", _("its file is missing or damaged")
    FAILED = "failed", _("its files for readers could not be made")
    PROFILE = "profile", _("its colour profile cannot be used")

    @property
    def advice(self) -> str:
        """Return the consequences for readers, and what to do, as sentences."""
        return _ADVICE[self]


_ADVICE = {
    Problem.UNREADABLE: _(
        "The file of this picture is missing or damaged: readers do not see it on any page. Replace the file."
    ),
    Problem.FAILED: _(
        "The versions of this picture for readers could not be made: readers do not see it, or see one that is "
        "too small. Save it again. If that does not help, replace the file or tell an administrator."
    ),
    Problem.PROFILE: _(
        "The colour profile of this picture is damaged or does not fit its colours: the picture is shown, but its"
        " colours may differ from the original. Export it again as sRGB, and replace the file."
    ),
}


def find_problem(image) -> str:
    """Return the problem of an image's file, a code of `Problem`, or "". The image is not decoded."""
    try:
        with image.open_file() as file, raising_source_errors(), open_header(file) as opened:
            return "" if has_usable_profile(opened) else Problem.PROFILE
    except SourceImageIOError:
        return Problem.UNREADABLE


def note_problem(image, problem: str) -> None:
    """Store an image's problem, or "" if there is none any more. Takes no query if it has not changed."""
    if image.problem != problem:
        type(image).objects.filter(pk=image.pk).update(problem=problem)
        image.problem = problem
