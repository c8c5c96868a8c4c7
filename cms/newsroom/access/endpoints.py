"""Remove pages that a user may not know of from Wagtail's own lists.

Hooks are used where Wagtail has them. For the other lists, `connect` wraps methods of Wagtail's classes.
"""

from functools import partial, wraps

from django.http import Http404
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Page

from cms.compat import wagtail_views
from cms.core.sanitizing.ids import read_ids

from .current import get_current_user
from .pages import find_known, keep_known, may_know


@hooks.register("construct_page_chooser_queryset")
def offer_only_known_pages(pages, request):
    parent_id = request.resolver_match.kwargs.get("parent_page_id") if request.resolver_match else None
    if parent_id and (parent := Page.objects.filter(pk=parent_id).first()) and not may_know(request.user, parent):
        raise Http404
    return keep_known(request.user, pages)


@hooks.register("construct_explorer_page_queryset")
def list_only_known_pages(parent_page, pages, request):
    return keep_known(request.user, pages)


def explorable_instances(policy, user, *, original):
    """Filter the pages of the explorer, the search, the admin API and the site history."""
    pages = original(policy, user)
    return keep_known(user, pages)


def get_actionable_objects(action, *, original):
    """Filter the pages of a bulk action. Wagtail names all requested pages, those that it refuses too."""
    objects, refused = original(action)
    known = find_known(action.request.user, [*objects, *(page for pages in refused.values() for page in pages)])
    return (
        [page for page in objects if page.pk in known],
        {name: [page for page in pages if page.pk in known] for name, pages in refused.items()},
    )


def get_chosen(view, request, *, original):
    """Filter the ids of a request that chooses several pages; Wagtail answers with their titles."""
    asked = read_ids(request.GET.getlist("id"))
    known = keep_known(request.user, Page.objects.filter(pk__in=asked)).values_list("pk", flat=True)
    request.GET = request.GET.copy()
    request.GET.setlist("id", [str(pk) for pk in known])
    return original(view, request)


def decorate_page_types(view, page_types, *, original):
    """Filter the page type report, which names the last edited page of each type."""
    page_types = original(view, page_types)
    known = find_known(view.request.user, [found.last_edited_page for found in page_types if found.last_edited_page])
    for page_type in page_types:
        if page_type.last_edited_page and page_type.last_edited_page.pk not in known:
            page_type.last_edited_page = None
    return page_types


def name_known(page: Page, title: str) -> str:
    """Return the title of a page that a field shows as chosen; not to users who may not know of the page."""
    user = get_current_user()
    return title if user is None or may_know(user, page) else gettext("A private page")


def get_display_title(widget, instance, *, original):
    """Hide the title of a chosen page in a chooser field from users who may not know of the page."""
    title = original(widget, instance)
    return name_known(instance, title) if isinstance(instance, Page) else title


def connect() -> None:
    """Wrap Wagtail's methods with the functions above."""
    for theirs, ours in (
        (wagtail_views.EXPLORABLE, explorable_instances),
        (wagtail_views.BULK_PAGES, get_actionable_objects),
        (wagtail_views.CHOSEN_PAGES, get_chosen),
        (wagtail_views.PAGE_TYPES, decorate_page_types),
        (wagtail_views.TITLE_OF_CHOSEN, get_display_title),
    ):
        theirs.replace(partial(_put_around, ours))


def _put_around(ours, original):
    @wraps(original)
    def guarded(*args, **kwargs):
        return ours(*args, original=original, **kwargs)

    return guarded
