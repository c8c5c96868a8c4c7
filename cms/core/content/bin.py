"""The bin for deleted pages: a plain Wagtail page at the tree's root, outside every site.

It imports none of our models, so that every package may ask whether a page is in the bin.
"""

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

SLUG = "deleted-pages"
URL_PATH = f"/{SLUG}/"


def is_binned(page: Page) -> bool:
    """Return whether a page is in the bin, with a page above it or alone (no query)."""
    return page.url_path.startswith(URL_PATH)


def without_binned(pages: QuerySet) -> QuerySet:
    """Reduce a queryset of pages to those that are not deleted.

    It filters by primary key, because a Wagtail search may follow, which cannot filter by `url_path`.
    """
    return pages.exclude(pk__in=Page.objects.filter(url_path__startswith=URL_PATH).values("pk"))


def find_bin() -> Page | None:
    return Page.objects.filter(depth=2, url_path=URL_PATH).first()


@transaction.atomic
def get_bin() -> Page:
    """Return the page below which deleted pages are kept; create it if there is none."""
    if found := find_bin():
        return found
    root = Page.objects.select_for_update().get(depth=1)  # if two need it at once, one waits
    return find_bin() or root.add_child(instance=Page(title="Bin", slug=SLUG, live=False))
