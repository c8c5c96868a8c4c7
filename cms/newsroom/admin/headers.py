"""Titles of our own admin pages, for Wagtail's `wagtailadmin/generic/base.html`."""

from django.utils.translation import gettext


def describe_header(title: str, icon: str, subtitle: str = "") -> dict:
    """Return the context that the template shows as the page's heading and in the title of the browser's window."""
    window_title = gettext("%(title)s: %(subtitle)s") % {"title": title, "subtitle": subtitle} if subtitle else title
    return {"page_title": title, "page_subtitle": subtitle, "header_title": window_title, "header_icon": icon}
