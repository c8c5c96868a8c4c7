"""The walk of a release in the admin: its pages, how far it is, and the links of outsiders."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.core.sanitizing.ids import read_id
from cms.newsroom.access.pages import find_known
from cms.releases.models import Release
from cms.releases.permissions import for_newsroom, may_plan

from .freshness import is_fresh
from .links import DAYS, make_link, withdraw_link
from .making import stop
from .models import MOST, State, Walk
from .rehearsing import NO_DRAFT, OWN_DATE, UNREACHABLE
from .showing import list_by_language, make_address, show_page
from .tasks import ask_for_walk

REASONS = {
    NO_DRAFT: gettext_lazy("It has no draft."),
    UNREACHABLE: gettext_lazy("Readers will not be able to open it: it is private, or the page above it is not live."),
    OWN_DATE: gettext_lazy("It has a date of publication of its own, or could not be published."),
}


class LinkForm(forms.Form):
    """For whom a link is, in which language they are addressed, and how long it holds."""

    for_whom = forms.CharField(label=gettext_lazy("For whom"), max_length=120)
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    days = forms.TypedChoiceField(label=gettext_lazy("Holds for"), coerce=int, initial=7)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES
        self.fields["days"].choices = [(days, _days(days)) for days in DAYS]


def _days(count: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def link_to_walk(release: Release, subject: Page | None) -> tuple[str, str] | None:
    """Return the link on the page of a release."""
    return (_("Walk through"), reverse("walks:show", args=[release.pk])) if release.is_open else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def show(request, pk):
    """Show the walk of a release; a POST makes it, stops it, makes a link or withdraws one."""
    release = get_object_or_404(Release.objects.select_related("walk"), pk=pk)
    form, address, status = LinkForm(), "", 200
    if request.method == "POST":
        if not release.is_open:
            messages.error(request, _("The release is no longer open, so it has no walk."))
            return redirect("releases:show", release.pk)
        action = request.POST.get("action", "")
        if action == "link":
            form, address = _give_link(request, release)
            status = 200 if address else 400
        else:
            _carry_out(request, release, action)
            return redirect("walks:show", release.pk)
    walk = Walk.objects.filter(release=release).select_related("release").first()
    context = {
        "release": release,
        "walk": walk,
        "states": State,
        "is_outdated": bool(walk and walk.state == State.READY and not is_fresh(walk)),
        "columns": list_by_language(walk, _get_start(release)) if walk else [],
        "left_out": _describe_left_out(walk, request.user) if walk else [],
        "unapproved": walk.pages.filter(is_approved=False, is_text=True).count() if walk else 0,
        "links": release.walk_links.select_related("made_by"),
        "may_plan": may_plan(request.user),
        "form": form,
        "address": address,
        "most": MOST,
    }
    response = render(request, "walks/show.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"
    return response


def _describe_left_out(walk: Walk, user) -> list[tuple[str, str, str]]:
    """Return title, language and reason of the texts that are not shown; the titles of private pages are for few."""
    pages = Page.objects.filter(pk__in=[page_id for *_rest, page_id in walk.left_out if page_id])
    known = find_known(user, list(pages))
    return [
        (title if page_id is None or page_id in known else _("A private page"), code, REASONS.get(reason, ""))
        for title, code, reason, page_id in walk.left_out
    ]


def _give_link(request, release: Release) -> tuple[LinkForm, str]:
    """Make the link that a form asks for; return the form, and the link's address, empty if the form has errors."""
    if not may_plan(request.user):
        raise PermissionDenied
    form = LinkForm(request.POST)
    if not form.is_valid():
        return form, ""
    values = form.cleaned_data
    address = make_link(release, values["for_whom"], values["language"], values["days"], request.user)
    if not Walk.objects.filter(release=release).exists():
        ask_for_walk(release)
    return LinkForm(), address


def _carry_out(request, release: Release, action: str) -> None:
    if action == "make":
        ask_for_walk(release)
        messages.success(request, _("The walk is being made."))
    elif action == "stop":
        for walk in Walk.objects.filter(release=release):
            stop(walk)
        messages.success(request, _("Stopped."))
    elif action == "withdraw":
        if not may_plan(request.user):
            raise PermissionDenied
        link = get_object_or_404(release.walk_links, pk=read_id(request.POST.get("link")))
        withdraw_link(link, request.user)
        messages.success(request, _("The link has ended."))
    else:
        messages.error(request, _("Choose what to do with it."))


@require_safe
@for_newsroom
def show_walked(request, pk, address):
    """Show a page of a walk."""
    walk = get_object_or_404(Walk.objects.select_related("release"), release=pk)
    query = request.META.get("QUERY_STRING", "")
    response = show_page(walk, make_address(address, query), _get_start(walk.release))
    if response is None:
        raise Http404(_("The walk has no such page."))
    return response


def _get_start(release: Release) -> str:
    return reverse("walks:show", args=[release.pk]) + "at/"
