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
from .pages import find_access, keep_known, may_know


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
    condition = find_access(user).make_condition()
    return pages.filter(condition) if condition else pages


def get_actionable_objects(action, *, original):
    """A bulk action names what it may not be done with, whatever the address asks for."""
    objects, refused = original(action)
    access = find_access(action.request.user)
    return (
        [page for page in objects if access.includes(page)],
        {name: [page for page in pages if access.includes(page)] for name, pages in refused.items()},
    )


def get_chosen(view, request, *, original):
    """Several pages chosen at once are named by their numbers."""
    access = find_access(request.user)
    asked = [pk for pk in request.GET.getlist("id") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    known = [str(page.pk) for page in Page.objects.filter(pk__in=asked) if access.includes(page)]
    request.GET = request.GET.copy()
    request.GET.setlist("id", known)
    return original(view, request)


def decorate_page_types(view, page_types, *, original):
    """The report on types of pages names the page of each that was edited last."""
    page_types = original(view, page_types)
    access = find_access(view.request.user)
    for page_type in page_types:
        if page_type.last_edited_page and not access.includes(page_type.last_edited_page):
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
