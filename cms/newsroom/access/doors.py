"""Wagtail's own lists of pages, each asked to leave out what a person may not know of.

Where Wagtail has a hook, it is used; the other lists are methods of its classes, which `connect` puts ours around.
"""

from functools import wraps

from django.http import Http404
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.views.chooser import ChosenMultipleView
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.widgets.chooser import AdminPageChooser
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

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
    """The explorer, the search, the scripts' interface and the site's history ask which pages a person may see."""
    pages = original(policy, user)
    return keep_known(user, pages)


def get_actionable_objects(action, *, original):
    """A bulk action names what it may not be done with, whatever the address asks for."""
    objects, refused = original(action)
    known = find_known(action.request.user, [*objects, *(page for pages in refused.values() for page in pages)])
    return (
        [page for page in objects if page.pk in known],
        {name: [page for page in pages if page.pk in known] for name, pages in refused.items()},
    )


def get_chosen(view, request, *, original):
    """Several pages chosen at once are named by their numbers."""
    asked = [pk for pk in request.GET.getlist("id") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    known = keep_known(request.user, Page.objects.filter(pk__in=asked)).values_list("pk", flat=True)
    request.GET = request.GET.copy()
    request.GET.setlist("id", [str(pk) for pk in known])
    return original(view, request)


def decorate_page_types(view, page_types, *, original):
    """The report on types of pages names the page of each that was edited last."""
    page_types = original(view, page_types)
    known = find_known(view.request.user, [found.last_edited_page for found in page_types if found.last_edited_page])
    for page_type in page_types:
        if page_type.last_edited_page and page_type.last_edited_page.pk not in known:
            page_type.last_edited_page = None
    return page_types


def get_display_title(widget, instance, *, original):
    """A field that refers to a page shows its title, to whoever edits the text with the field."""
    user = get_current_user()
    if user is not None and isinstance(instance, Page) and not may_know(user, instance):
        return gettext("A private page")
    return original(widget, instance)


def connect() -> None:
    for owner, name, ours in (
        (PagePermissionPolicy, "explorable_instances", explorable_instances),
        (PageBulkAction, "get_actionable_objects", get_actionable_objects),
        (ChosenMultipleView, "get", get_chosen),
        (PageTypesUsageReportView, "decorate_paginated_queryset", decorate_page_types),
        (AdminPageChooser, "get_display_title", get_display_title),
    ):
        _put_around(owner, name, ours)


def _put_around(owner: type, name: str, ours) -> None:
    original = getattr(owner, name)

    @wraps(original)
    def guarded(*args, **kwargs):
        return ours(*args, original=original, **kwargs)

    setattr(owner, name, guarded)
