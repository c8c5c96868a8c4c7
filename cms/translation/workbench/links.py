"""Where the texts that the workbench links to are edited."""

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page


def find_edit_url(text) -> str:
    """Return the URL of the edit form of a page or snippet."""
    if isinstance(text, Page):
        return reverse("wagtailadmin_pages:edit", args=[text.pk])
    return reverse(text.snippet_viewset.get_url_name("edit"), args=[quote(text.pk)])
