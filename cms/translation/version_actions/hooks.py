"""Hooks of Wagtail's actions on one or many pages, which do the same with the chosen versions in other languages."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, ReferenceIndex

from cms.bin.deleting import BinRefusedError, put_in_bin
from cms.bin.models import DAYS
from cms.core.content.bin import is_binned
from cms.core.typography.lists import join_list

from .drafts_above import warn_of_drafts_above
from .versions import DELETE, FIELD, MOVE, UNPUBLISH, act_on_versions, list_versions


def _tell(request, done: list[str]) -> None:
    if done:
        text = _("The same was done with the versions in: %(languages)s.")
        messages.success(request, text % {"languages": join_list(sorted(set(done)))})


@hooks.register("before_delete_page")
def put_page_in_bin(request, page):
    """Put a page into the bin instead of deleting it permanently, as Wagtail does."""
    if request.method != "POST" or ReferenceIndex.get_references_to(page).group_by_source_object().is_protected:
        return None
    if request.POST.get("confirm_site_name", settings.WAGTAIL_SITE_NAME) not in ("", settings.WAGTAIL_SITE_NAME):
        return None  # Wagtail shows the error
    parent = page.get_parent()
    try:
        with transaction.atomic():
            versions = act_on_versions(page, request.user, DELETE, request.POST.getlist(FIELD))
            put_in_bin(page, request.user)
    except BinRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_explore", parent.pk)
    _add_binned_message(request, [page])
    _tell(request, versions)
    return redirect(get_valid_next_url_from_request(request) or _explore(parent))


def _add_binned_message(request, pages: list[Page]) -> None:
    if len(pages) == 1:
        text = _("“%(title)s” is in the bin: it can be restored for %(days)d days.")
    else:
        text = _("%(count)d pages are in the bin: they can be restored for %(days)d days.")
    named = {"title": pages[0].get_admin_display_title(), "count": len(pages), "days": DAYS}
    messages.success(request, text % named)


def _explore(parent: Page) -> str:
    return reverse("wagtailadmin_explore", args=[parent.pk])


@hooks.register("before_bulk_action")
def put_many_in_bin(request, action_type, objects, action):
    if action_type != DELETE or not issubclass(action.model, Page):
        return None
    pages = [page.specific for page in objects]
    among = [page.pk for page in pages]
    done = []
    try:
        with transaction.atomic():
            for page in pages:
                if is_binned(Page.objects.get(pk=page.pk)):
                    continue  # its ancestor has been put into the bin
                done += act_on_versions(page, request.user, DELETE, request.POST.getlist(FIELD), among=among)
                put_in_bin(page, request.user)
    except BinRefusedError as refusal:
        messages.error(request, _("Nothing was deleted. %(reason)s") % {"reason": refusal})
        return redirect(action.next_url)
    if pages:
        _add_binned_message(request, pages)
    _tell(request, done)
    return redirect(action.next_url)


@hooks.register("after_unpublish_page")
def unpublish_versions(request, page):
    below = bool(request.POST.get("include_descendants"))
    keys = request.POST.getlist(FIELD)
    _tell(request, act_on_versions(page, request.user, UNPUBLISH, keys, include_descendants=below))


@hooks.register("after_move_page")
def move_versions(request, page):
    page = Page.objects.get(pk=page.pk).specific
    _move(request, [page], page.get_parent())


@hooks.register("after_bulk_action")
def follow_bulk_action(request, action_type, objects, action):
    if not issubclass(action.model, Page):
        return
    form = action.cleaned_form.cleaned_data
    if action_type == MOVE:
        _move(request, [page.specific for page in objects], form["chooser"])
    elif action_type == UNPUBLISH:
        keys, below = request.POST.getlist(FIELD), form["include_descendants"]
        among = [page.pk for page in objects]
        done = []
        for page in objects:
            done += act_on_versions(
                page.specific, request.user, UNPUBLISH, keys, among=among, include_descendants=below
            )
        _tell(request, done)


def _move(request, pages: list[Page], parent: Page) -> None:
    """Move the ticked versions to the counterparts of the parent, and warn of those that could not be moved."""
    keys = request.POST.getlist(FIELD)
    among, done, parent = [page.pk for page in pages], [], parent.specific
    for page in pages:
        done += act_on_versions(page, request.user, MOVE, keys, destination=parent, among=among)
        for version in list_versions(page, request.user, MOVE, parent, among):
            if (
                str(version.page.pk) in keys
                and version.objection
                and not version.page.is_child_of(parent.get_translation_or_none(version.page.locale) or parent)
            ):
                text = _("“%(title)s” (%(language)s) was not moved: %(reason)s.")
                named = {"title": version.title, "language": version.language, "reason": version.objection}
                messages.warning(request, text % named)
    _tell(request, done)
    warn_of_drafts_above(request, [Page.objects.get(pk=page.pk) for page in pages])


@hooks.register("after_publish_page")
def warn_when_published(request, page):
    warn_of_drafts_above(request, [page])


@hooks.register("before_edit_page", order=-150)
def warn_before_publishing(request, page):
    """Warn of drafts above a page before the user publishes or approves it, in both editors."""
    if request.method == "GET" and not is_binned(page) and page.permissions_for_user(request.user).can_publish():
        warn_of_drafts_above(request, [page], also_drafts=True)


@hooks.register("construct_translated_pages_to_cascade_actions")
def cascade_nothing(pages, action):
    """Return no translations: Wagtail would apply the action to them without checking permissions.

    The other hooks of this module apply it instead.
    """
    return {}


@hooks.register("insert_global_admin_css")
def add_look():
    return format_html('<link rel="stylesheet" href="{}">', static("translation/versions.css"))
