"""Former addresses that a release replaces, to bring them back when it is undone.

A page that goes live at a new address takes it from the redirects there (`cms.redirects`).
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.redirects.models import FormerSlug

_FIELDS = {
    "redirects": (Redirect, ("old_path", "site_id", "redirect_page_id")),
    "slugs": (FormerSlug, ("content_type_id", "locale_id", "slug", "object_id")),
}


def list_former() -> dict[str, set[tuple]]:
    """Return all former addresses that the program recorded."""
    return {
        "redirects": set(_of_program().values_list(*_FIELDS["redirects"][1])),
        "slugs": set(FormerSlug.objects.values_list(*_FIELDS["slugs"][1])),
    }


def list_removed(before: dict[str, set[tuple]]) -> dict[str, list]:
    """Return those of some former addresses that there are no longer, as JSON."""
    now = list_former()
    return {name: [list(row) for row in sorted(before[name] - now[name])] for name in before}


def restore(removed: dict[str, list]) -> None:
    """Bring back former addresses, where nothing else has taken them meanwhile."""
    pages = set(Page.objects.values_list("pk", flat=True))
    for name, rows in removed.items():
        model, fields = _FIELDS[name]
        values = [dict(zip(fields, row, strict=True)) for row in rows]
        if model is Redirect:
            values = [value | {"automatically_created": True} for value in values if value["redirect_page_id"] in pages]
        model.objects.bulk_create([model(**value) for value in values], ignore_conflicts=True)


def _of_program():
    return Redirect.objects.filter(automatically_created=True, redirect_page__isnull=False)
