"""Hide deleted pages from the lists of the admin: explorer, choosers, searches, reports, counts."""

from functools import wraps

from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem

from cms.compat import wagtail_views
from cms.core.content.bin import URL_PATH, find_bin, without_binned


def hide_from_everybody() -> None:
    """Remove deleted pages from the pages that superusers may see, in Wagtail's permission policy.

    Other users have permissions below the home pages only, where no deleted page is. The explorer and the choosers
    have hooks; the search, the reports and the admin API use only the policy.
    """
    wagtail_views.PAGES_OF_USER.replace(_without_binned)


def _without_binned(everything):
    @wraps(everything)
    def all_but_binned(policy, user):
        pages = everything(policy, user)
        return pages if pages is None else without_binned(pages)

    return all_but_binned


@hooks.register("construct_explorer_page_queryset")
def hide_from_explorer(parent_page, pages, request):
    return without_binned(pages)


@hooks.register("construct_page_chooser_queryset")
def hide_from_choosers(pages, request):
    return without_binned(pages)


class PresentPages(PagesSummaryItem):
    """The summary item that counts pages, without those in the bin."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        root = context["root_page"]
        place = find_bin() if root and not root.url_path.startswith(URL_PATH) and self._counts_all() else None
        if place:
            context["total_pages"] -= place.get_descendant_count() + 1
        return context

    def _counts_all(self) -> bool:
        return self.request.user.is_superuser


@hooks.register("construct_homepage_summary_items", order=1000)
def count_present_pages(request, items):
    items[:] = [PresentPages(request) if type(item) is PagesSummaryItem else item for item in items]
