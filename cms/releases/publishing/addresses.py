"""Former addresses that a release replaces, or its undoing, to bring them back.

A page that leaves an address takes it from the page that had it before (`cms.redirects`).
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.redirects.models import FormerSlug
from cms.redirects.recording import list_addresses


def list_former() -> dict[str, set[tuple]]:
    """Return all former addresses that the program recorded."""
    return {
        "redirects": set(_of_program().values_list("old_path", "site_id", "redirect_page_id")),
        "slugs": set(FormerSlug.objects.values_list("content_type_id", "locale_id", "slug", "object_id")),
    }


def list_removed(before: dict[str, set[tuple]]) -> dict[str, list]:
    """Return those of some former addresses that no longer exist, as JSON."""
    now = list_former()
    return {name: [list(row) for row in sorted(before[name] - now[name])] for name in before}


def restore(removed: dict[str, list]) -> None:
    """Bring back former addresses, in place of what the program has recorded there since. What editors wrote stays."""
    for old_path, site_id, page_id in removed.get("redirects", ()):
        page = Page.objects.filter(pk=page_id).select_related("locale").first()
        if page is not None and (site_id, old_path) not in list_addresses(page.url_path, page.locale.language_code):
            _of_program().filter(old_path=old_path, site=site_id).delete()
            row = Redirect(old_path=old_path, site_id=site_id, redirect_page_id=page_id, automatically_created=True)
            Redirect.objects.bulk_create([row], ignore_conflicts=True)
    for content_type_id, locale_id, slug, object_id in removed.get("slugs", ()):
        FormerSlug.objects.update_or_create(
            content_type_id=content_type_id, locale_id=locale_id, slug=slug, defaults={"object_id": object_id}
        )


def _of_program():
    return Redirect.objects.filter(automatically_created=True, redirect_page__isnull=False)
