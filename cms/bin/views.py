"""Views of the bin: list deleted pages, restore them, delete them permanently."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.core.typography.lists import language_name
from cms.newsroom.access.pages import find_opened, get_condition, keep_known
from cms.newsroom.admin.headers import describe_header
from cms.newsroom.moderation.permission_policies import find_locales_of

from .forms import PlaceForm
from .models import DAYS, BinnedPage
from .restoring import delete_permanently, empty_bin, may_restore, restore

PER_PAGE = 50


def find_entries(user):
    """Return the bin's entries in the languages that a user works in, the newest first.

    Private pages are listed only for users who may open them. The restriction may be on the page itself or on its
    former ancestors.
    """
    entries = BinnedPage.objects.select_related(
        "page__locale", "page__content_type", "parent__content_type", "deleted_by"
    )
    if user.is_superuser:
        return entries
    place_is_known = Q(parent=None) | Q(parent__in=keep_known(user, Page.objects.all()).values("pk"))
    known = get_condition(user, "page__") & place_is_known
    for page in find_opened(user):  # the user's permissions at the former position
        known |= Q(url_path__startswith=page.url_path)
    return entries.filter(known, page__locale__in=find_locales_of(user))


def show_bin(request) -> HttpResponse:
    """List the bin's entries."""
    entries = Paginator(find_entries(request.user), PER_PAGE).get_page(request.GET.get("p"))
    rows = [
        {
            "entry": entry,
            "title": entry.page.draft_title or entry.page.title,
            "kind": entry.page.content_type.model_class()._meta.verbose_name,
            "language": language_name(entry.page.locale.language_code),
            "below": entry.page.get_descendant_count() if entry.page.numchild else 0,
            "may_restore": may_restore(entry, request.user) or (entry.parent is None and _has_rights(request.user)),
        }
        for entry in entries
    ]
    return render(
        request, "bin/index.html", describe_header(_("Bin"), "bin") | {"rows": rows, "entries": entries, "days": DAYS}
    )


def _has_rights(user) -> bool:
    """Return whether the user may try to choose a new parent page; the form then checks the permission there."""
    return user.is_superuser or user.groups.filter(page_permissions__permission__codename="add_page").exists()


def find_entry_or_404(request, pk: int) -> BinnedPage:
    return get_object_or_404(find_entries(request.user), pk=pk)


def restore_page(request, pk: int) -> HttpResponse:
    """Ask for a parent page and restore the page below it."""
    entry = find_entry_or_404(request, pk)
    if not (may_restore(entry, request.user) or _has_rights(request.user)):
        raise PermissionDenied
    form = PlaceForm(request.POST if request.method == "POST" else None, entry=entry, user=request.user)
    if form.is_valid():
        try:
            page = restore(entry, request.user, form.cleaned_data["parent"])
        except PermissionDenied as refusal:
            messages.error(request, str(refusal))
            return redirect("bin:index")
        text = _("“%(title)s” was restored as a draft.")
        messages.success(request, text % {"title": page.get_admin_display_title()})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    header = describe_header(_("Restore"), "bin", entry.page.draft_title)
    return render(request, "bin/restore.html", header | {"entry": entry, "form": form})


def delete_page(request, pk: int) -> HttpResponse:
    """Delete one page permanently (superusers only)."""
    entry = find_entry_or_404(request, pk)
    if not request.user.is_superuser:
        raise PermissionDenied
    if request.method == "POST":
        _say_how_many(request, delete_permanently(entry, request.user))
        return redirect("bin:index")
    question = _("Delete “%(title)s” permanently? This cannot be undone.") % {"title": entry.page.draft_title}
    return _confirm(request, question, request.path)


def empty(request) -> HttpResponse:
    """Delete everything in the bin permanently (superusers only)."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if request.method == "POST":
        _say_how_many(request, empty_bin(request.user, days=0))
        return redirect("bin:index")
    question = _("Delete everything in the bin permanently? This cannot be undone.")
    return _confirm(request, question, reverse("bin:empty"))


def _confirm(request, question: str, action: str) -> HttpResponse:
    header = describe_header(_("Delete permanently"), "bin")
    return render(request, "bin/confirm.html", header | {"question": question, "action": action})


def _say_how_many(request, count: int) -> None:
    if not count:
        messages.warning(request, _("Nothing was deleted: the bin is empty, or other content refers to what is in it."))
        return
    text = ngettext("%(count)d page was deleted permanently.", "%(count)d pages were deleted permanently.", count)
    messages.success(request, text % {"count": count})
