"""The pages of the board: the issues, one with its stories, their order, a story's way, what is free, a new issue."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Page

from cms.core.content.bin import is_binned, without_binned
from cms.core.sanitizing.ids import read_id
from cms.newsroom.access.pages import keep_known, may_know
from cms.newsroom.admin.headers import describe_header
from cms.releases.permissions import for_newsroom, may_plan

from .contents import list_stories, load_contents, load_rows
from .forms import DestinationForm, FilterForm, NewIssueForm, is_outside, keep_rows
from .issues import find_issue, find_parents, list_issues, make_issue
from .moving import describe_objection, move_story, plan_move, plan_place
from .ordering import OrderedMeanwhileError, plan_order, save_order
from .registry import Board, find_board, get_boards, is_issue

PER_PAGE = 30
ICON = "list-ol"
UP, DOWN = "up", "down"


def _get_issue(request: HttpRequest, pk: int) -> tuple[Page, Board]:
    issue = find_issue(request.user, pk)
    if issue is None:
        raise Http404("No such issue")
    return issue, find_board(issue)


def _get_board() -> Board:
    board = next(iter(get_boards()), None)
    if board is None:
        raise Http404("No content app has issues")
    return board


@require_safe
@for_newsroom
def list_all(request: HttpRequest) -> HttpResponse:
    board = _get_board()
    page = Paginator(list_issues(board, request.user), PER_PAGE).get_page(request.GET.get("p"))
    context = {"issues": page, "may_add": bool(find_parents(board, request.user))}
    return render(request, "planning/board/index.html", describe_header(_("Issues"), ICON) | context)


@require_safe
@for_newsroom
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an issue as a board."""
    issue, board = _get_issue(request, pk)
    contents = load_contents(board, issue, request.user)
    form = FilterForm(request.GET, board=board)
    line = form.read()
    draft = contents.issue.main.content.raw
    covers = {picture.pk: picture for picture in contents.issue.pictures}
    context = {
        "issue": issue,
        "contents": contents,
        "rows": list(enumerate(contents.rows, start=1)) if not line else _number(contents.rows, line),
        "order": ",".join(str(row.key) for row in contents.rows),
        "cover": covers.get(draft.get(board.cover)),
        "form": form,
        "line": line,
        "may_plan": may_plan(request.user),
        "releases": {release.pk: release for row in contents.rows for release in row.releases}.values(),
    }
    return render(request, "planning/board/show.html", context)


def _number(rows, line: str) -> list:
    """Return the filtered stories with their places in the issue."""
    places = {row.key: place for place, row in enumerate(rows, start=1)}
    return [(places[row.key], row) for row in keep_rows(rows, line)]


# --- The order --------------------------------------------------------------------------------------------------------


@require_POST
@for_newsroom
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Save another order of the stories; first show what it means, if it means more than another place of drafts."""
    issue, board = _get_issue(request, pk)
    try:
        with transaction.atomic():
            # One after the other: the second has not seen what the first did.
            list(Page.objects.select_for_update().filter(translation_key=issue.translation_key).order_by("pk"))
            rows = list_stories(board, issue, request.user)
            _check_is_as_seen(request.POST.get("seen", ""), rows)
            plan = plan_order(board, rows, _read_order(request.POST), request.user)
            if plan.changes and (plan.is_harmless or (request.POST.get("confirmed") and not plan.objections)):
                waiting = save_order(board, plan, request.user, publish=bool(request.POST.get("publish")))
                _tell_of_order(request, waiting)
                return redirect("planning:board", issue.pk)
    except (OrderedMeanwhileError, PermissionDenied) as refusal:
        text = " ".join(refusal.messages) if isinstance(refusal, OrderedMeanwhileError) else str(refusal)
        messages.error(request, text)
        return redirect("planning:board", issue.pk)
    if not plan.changes:
        messages.info(request, _("The order is as it was."))
        return redirect("planning:board", issue.pk)
    context = {
        "issue": issue,
        "plan": plan,
        "seen": request.POST.get("seen", ""),
        "order": ",".join(map(str, _read_order(request.POST))),
    }
    header = describe_header(_("Save the order"), ICON, issue.get_admin_display_title())
    return render(request, "planning/board/order.html", header | context)


def _check_is_as_seen(seen: str, rows) -> None:
    """Raise OrderedMeanwhileError if the order is not what the person saw."""
    if seen != ",".join(str(row.key) for row in rows):
        raise OrderedMeanwhileError(_("The stories of the issue have changed meanwhile: look again."))


def _read_order(data) -> list[UUID]:
    """Return the wanted order, with the step of a button that was pressed without a script."""
    try:
        keys = [UUID(key) for key in data.get("order", "").split(",") if key]
        key, _space, direction = data.get("step", "").partition(" ")
        if not key:
            return keys
        place = keys.index(UUID(key))
    except ValueError:
        raise OrderedMeanwhileError(_("The stories of the issue have changed meanwhile: look again.")) from None
    other = place - 1 if direction == UP else place + 1
    if 0 <= other < len(keys):
        keys[place], keys[other] = keys[other], keys[place]
    return keys


def _tell_of_order(request: HttpRequest, waiting) -> None:
    if not waiting:
        messages.success(request, _("The order was saved."))
        return
    text = ngettext(
        "The order was saved; %(count)d text waits for an approval of its place.",
        "The order was saved; %(count)d texts wait for an approval of their place.",
        len(waiting),
    )
    messages.success(request, text % {"count": len(waiting)})


# --- Moving -----------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask where a story goes, show what that means in each language, and move it."""
    story = _get_story(request, pk)
    board = find_board(story)
    data = request.POST if request.method == "POST" else request.GET
    form = DestinationForm(data if "to" in data else None, board=board, story=story, user=request.user)
    steps, destination, place = [], None, None
    if form.is_valid():
        destination = form.find_destination(story)
        steps = plan_move(story, destination, request.user)
        place = plan_place(board, story, destination, request.user) if is_issue(destination) else None
    objections = [describe_objection(step) for step in steps if step.objection]
    if request.method == "POST" and destination is not None:
        try:
            moved = move_story(board, story, destination, request.user)
        except PermissionDenied as refusal:
            objections = [str(refusal)]
        else:
            return _finish_move(request, story, destination, moved)
    context = {
        "story": story,
        "title": story.get_admin_display_title(),
        "form": form,
        "steps": steps,
        "destination": destination,
        "place": place,
        "objections": objections,
        "back": _find_way_back(request, board, story),
        "from": data.get("from", ""),
    }
    return render(request, "planning/board/move.html", context)


def _get_story(request: HttpRequest, pk: int) -> Page:
    page = Page.objects.filter(pk=pk, alias_of=None).first()
    board = find_board(page) if page else None
    is_story = board is not None and issubclass(page.specific_class, board.story_model)
    if not is_story or is_binned(page) or not may_know(request.user, page):
        raise Http404("No such story")
    return page.specific


def _finish_move(request: HttpRequest, story: Page, destination: Page, moved) -> HttpResponse:
    named = {"title": story.get_admin_display_title(), "place": destination.get_admin_display_title()}
    if moved:
        messages.success(request, _("“%(title)s” is in “%(place)s” now, in all its languages.") % named)
    former = find_issue(request.user, read_id(request.POST.get("from")))
    if former is not None:
        return redirect("planning:board", former.pk)
    if find_issue(request.user, destination.pk):
        return redirect("planning:board", destination.pk)
    return redirect("planning:free")


def _find_way_back(request: HttpRequest, board: Board, story: Page) -> tuple:
    """Return the route of the list from which the story is moved, and its argument."""
    return ("planning:free", "") if is_outside(board, story) else ("planning:board", story.get_parent().pk)


@require_safe
@for_newsroom
def list_free(request: HttpRequest) -> HttpResponse:
    """List the stories without an issue: drafts first, then the newest. `issue`: into which they would be put."""
    board = _get_board()
    issue = find_issue(request.user, read_id(request.GET.get("issue")))
    words = request.GET.get("q", "").strip()
    stories = keep_known(request.user, without_binned(board.find_free()).filter(alias_of=None))
    if words:
        stories = stories.filter(draft_title__icontains=words)
    keys = list(dict.fromkeys(stories.order_by("live", "-pk").values_list("translation_key", flat=True)))
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("p"))
    found = board.find_free().filter(alias_of=None, translation_key__in=list(page))
    pages = list(without_binned(found).select_related("latest_revision", "locale"))
    rows = {row.key: row for row in load_rows(board, pages, request.user)}
    context = {
        "rows": [rows[key] for key in page if key in rows],
        "keys": page,
        "issue": issue,
        "words": words,
        "kept": f"issue={issue.pk}&" if issue else "",
    }
    return render(request, "planning/board/free.html", describe_header(_("What is still free"), ICON) | context)


# --- A new issue ------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@for_newsroom
def add_issue(request: HttpRequest) -> HttpResponse:
    board = _get_board()
    form = NewIssueForm(request.POST or None, board=board, user=request.user, initial=board.propose_issue())
    if not form.parents:
        raise PermissionDenied(_("You may not begin an issue."))
    if form.is_valid():
        issue = make_issue(board, request.user, form.parent, form.cleaned_data["title"], form.values)
        messages.success(request, _("“%(title)s” was begun.") % {"title": issue.get_admin_display_title()})
        return redirect("planning:board", issue.pk)
    return render(request, "planning/board/new.html", {"form": form})
