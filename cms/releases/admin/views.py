"""Views of releases: the list, a new one, the page of one with its actions, texts put in by hand."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DatabaseError, transaction
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.newsroom.admin.headers import describe_header

from ..errors import ReleaseError
from ..members import add_texts, create_release
from ..models import Release
from ..permissions import for_newsroom, may_plan, may_release
from . import actions
from .candidates import encode, find_candidates, find_chosen
from .describing import ICON, describe
from .forms import NewReleaseForm, PlanForm

PER_PAGE = 50


@require_safe
@for_newsroom
def index(request):
    """List the open releases by their moment, then the others, the newest first."""
    releases = Release.objects.select_related("responsible").annotate(text_count=Count("texts"))
    page = Paginator(releases.filter(is_open=False).order_by("-released_at", "-pk"), PER_PAGE)
    context = {
        "open": releases.filter(is_open=True).order_by("planned_for", "pk"),
        "closed": page.get_page(request.GET.get("p")),
        "may_plan": may_plan(request.user),
    }
    return render(request, "releases/index.html", describe_header(_("Releases"), ICON) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def add(request):
    if not may_plan(request.user):
        raise PermissionDenied
    arguments = {"user": request.user, "may_release": may_release(request.user, Release())}
    initial = {"responsible": request.user, "subject": request.GET.get("subject", "")}
    form = NewReleaseForm(request.POST or None, initial=initial, **arguments)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            release = create_release(
                values["name"],
                values["responsible"],
                values.get("planned_for"),
                subject=values["subject"],
                user=request.user,
            )
        except ReleaseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The release “%(name)s” was created.") % {"name": release.name})
            return redirect("releases:show", release.pk)
    return render(request, "releases/form.html", describe_header(_("New release"), ICON) | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def edit(request, pk):
    release = get_object_or_404(Release, pk=pk)
    if not may_plan(request.user) or not release.is_open:
        raise PermissionDenied
    may_date = may_release(request.user, release)
    initial = {"name": release.name, "responsible": release.responsible, "planned_for": release.planned_for}
    form = PlanForm(request.POST or None, initial=initial, release=release, may_release=may_date)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_plan(release, form.cleaned_data, request.user)
        except ReleaseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The plan was saved."))
            return redirect("releases:show", release.pk)
    context = describe_header(release.name, ICON) | {"form": form, "release": release}
    return render(request, "releases/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def show(request, pk):
    """Show a release; a POST with an `action` carries it out (`actions`)."""
    release = get_object_or_404(Release.objects.select_related("responsible", "released_by"), pk=pk)
    status, failed = 200, {}
    if request.method == "POST":
        try:
            messages.success(request, actions.carry_out(request, release))
            return redirect("releases:show", release.pk)
        except (ReleaseError, ValidationError) as error:
            messages.error(request, " ".join(getattr(error, "messages", None) or [str(error)]))
        except DatabaseError:  # SQLite: another release or a save took too long
            messages.error(request, _("The site is busy: nothing has happened. Try again in a minute."))
        status, failed = 409, request.POST
        release.refresh_from_db()
    return render(request, "releases/show.html", describe(release, request.user, failed), status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def put_in(request, pk):
    """Find texts by their titles, and put the chosen ones into a release."""
    release = get_object_or_404(Release, pk=pk)
    if not may_plan(request.user) or not release.is_open:
        raise PermissionDenied
    if request.method == "POST":
        keys = find_chosen(request.user, request.POST.getlist("text"))
        try:
            with transaction.atomic():
                rows = add_texts(release, keys, request.user)
        except ReleaseError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, actions.say_added(len(rows)))
            return redirect("releases:show", release.pk)
    words = request.GET.get("q", "").strip()
    candidates = [
        {
            "text": text,
            "title": text.get_admin_display_title() if isinstance(text, Page) else str(text),
            "kind": type(text)._meta.verbose_name,
            "value": encode(key),
        }
        for text, key in find_candidates(request.user, words)
    ]
    context = describe_header(_("Put texts in"), ICON, release.name)
    context |= {"release": release, "candidates": candidates, "words": words}
    return render(request, "releases/put_in.html", context)
