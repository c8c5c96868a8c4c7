"""The mark of texts that no machine gets, and where editors set it."""

from django.contrib.admin.utils import quote
from django.urls import reverse

from ..models import NoMachineTranslation


def find_marks(text):
    """Return the mark of a page or snippet in any language, as a queryset of at most one."""
    return NoMachineTranslation.objects.filter(translation_key=text.translation_key)


def get_mark_url(text) -> str:
    """Return the URL of the page on which the editors of a text set its mark."""
    return reverse("machine_mark", args=[text._meta.app_label, text._meta.model_name, quote(text.pk)])
