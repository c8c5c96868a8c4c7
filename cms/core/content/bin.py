"""Where deleted pages are: a page of Wagtail's own type at the tree's root, outside every site.

Imports no models of ours: every room may ask whether a page is in the bin.
"""

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

SLUG = "deleted-pages"
URL_PATH = f"/{SLUG}/"


def is_binned(page: Page) -> bool:
    """Say whether a page is in the bin, with a page above it or alone (no query)."""
    return page.url_path.startswith(URL_PATH)


def without_binned(pages: QuerySet) -> QuerySet:
    """Reduce a queryset of pages to those that nobody has deleted.

    By their keys: a search of Wagtail's may follow, which can filter by them and not by `url_path`.
    """
    return pages.exclude(pk__in=Page.objects.filter(url_path__startswith=URL_PATH).values("pk"))


def find_bin() -> Page | None:
    return Page.objects.filter(depth=2, url_path=URL_PATH).first()


@transaction.atomic
def get_bin() -> Page:
    """Return the page below which deleted pages are; made when it is first needed."""
    if found := find_bin():
        return found
    root = Page.objects.select_for_update().get(depth=1)  # of two who need it first, one waits
    return find_bin() or root.add_child(instance=Page(title="Bin", slug=SLUG, live=False))
