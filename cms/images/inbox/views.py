"""Views of the picture inbox. Scripts send files in parts and values cell by cell; each answer says what is missing."""

import datetime
import mimetypes

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from cms.core.sanitizing.ids import read_id, read_ids
from cms.newsroom.admin.headers import describe_header

from ..models import Arrival
from ..table.columns import read_values
from .completing import set_values
from .finishing import ask_to_place
from .permissions import for_senders, list_arrivals
from .placing import dismiss
from .receiving import PART_BYTES, WrongPartError, announce, find_refusal, list_missing, receive_part
from .refusals import NotAPictureError, note_refusal, say_refusal
from .rows import PER_PAGE, Table, describe_state, find_url, list_others

State = Arrival.State
AT_ONCE = 200  # files that are announced by one request
WORKING = (State.WAITING, State.MOVING)
MOST_ROWS = 5 * PER_PAGE  # of one page: what has arrived since it was opened comes below the others


@require_safe
@for_senders
def show(request: HttpRequest) -> HttpResponse:
    """Show the inbox: where files are dropped, and the table to finish them."""
    table = Table(request.user)
    page = Paginator(table.list_unfinished(), PER_PAGE).get_page(request.GET.get("p"))
    context = describe_header(_("Picture inbox"), "download") | {
        "table": table,
        "rows": table.make_rows(page.object_list),
        "page": page,
        "others": list_others(request.user),
        "part_bytes": PART_BYTES,
        "opened_at": int(timezone.now().timestamp()),
        "is_working": list_arrivals(request.user).filter(state__in=WORKING).exists(),
    }
    return render(request, "images/inbox/show.html", context)


# --- Files ------------------------------------------------------------------------------------------------------------


@require_POST
@for_senders
def announce_files(request: HttpRequest) -> JsonResponse:
    """Answer for each announced file which parts are missing, or why it is not taken."""
    announced = zip(*(request.POST.getlist(name) for name in ("name", "size", "modified")), strict=False)
    return JsonResponse({"files": [_announce(request.user, *file) for file in list(announced)[:AT_ONCE]]})


def _announce(user, name: str, size: str, modified: str) -> dict:
    kind = mimetypes.guess_type(name)[0] or "image/"  # its content decides, once it is here
    refusal = find_refusal(read_id(size) or 0) if kind.startswith("image/") else note_refusal(NotAPictureError())
    if refusal:
        return {"sentence": say_refusal(refusal), "state": State.REFUSED}
    return _describe(announce(user, name, int(size), modified))


def _describe(arrival: Arrival) -> dict:
    is_sent = arrival.state != State.UPLOADING
    return {
        "id": arrival.pk,
        "state": arrival.state,
        "missing": list_missing(arrival),
        "sentence": describe_state(arrival) if is_sent else "",
        "url": find_url(arrival),
    }


@require_POST
@for_senders
def take_part(request: HttpRequest, pk: int, number: int) -> JsonResponse:
    """Store a part of an announced file."""
    arrival = get_object_or_404(Arrival, pk=pk, user=request.user)
    try:
        if "part" not in request.FILES:
            raise WrongPartError
        receive_part(arrival, number, request.FILES["part"])
    except WrongPartError:
        return JsonResponse({"error": _("This part does not belong to the file: drop the file again.")}, status=400)
    return JsonResponse(_describe(arrival))


@require_safe
@for_senders
def show_news(request: HttpRequest) -> JsonResponse:
    """Answer with the rows that a page does not have yet, and with what else has changed."""
    known = read_ids(".".join(request.GET.getlist("known")).split("."))[:MOST_ROWS]
    table = Table(request.user)
    unfinished = table.list_unfinished().exclude(pk__in=known)
    if since := read_id(request.GET.get("since")):  # what is older is on another page of the table
        unfinished = unfinished.filter(changed_at__gte=_read_moment(since))
    unfinished = list(unfinished[: min(PER_PAGE, MOST_ROWS - len(known))])
    others = list_others(request.user)
    still = list_arrivals(request.user).filter(state=State.UNFINISHED, pk__in=known).values_list("pk", flat=True)
    context = {"rows": table.make_rows(unfinished), "others": others}
    return JsonResponse(
        {
            "rows": render_to_string("images/inbox/rows.html", context, request),
            "others": render_to_string("images/inbox/others.html", context, request),
            "gone": sorted({*known} - {*still}),
            "more": bool(unfinished),
            "working": sum(each["arrival"].state in WORKING for each in others),
        }
    )


def _read_moment(seconds: int) -> datetime.datetime:
    """Return the moment that a page sends; hosts' clocks may differ a little."""
    latest = int(timezone.now().timestamp())
    return datetime.datetime.fromtimestamp(max(min(seconds, latest) - 10, 0), datetime.UTC)


@require_safe
@for_senders
@cache_control(private=True, max_age=3600)
def show_preview(request: HttpRequest, pk: int) -> FileResponse:
    """Return the small picture of an arrival."""
    arrival = get_object_or_404(list_arrivals(request.user).exclude(preview=""), pk=pk)
    try:
        file = arrival.preview.storage.open(arrival.preview.name)
    except OSError as error:
        raise Http404("Its file is missing") from error
    return FileResponse(file, content_type="image/jpeg")


# --- Values -----------------------------------------------------------------------------------------------------------


@require_POST
@for_senders
def store_values(request: HttpRequest) -> JsonResponse:
    """Store what was typed for one or more pictures, and answer what each lacks."""
    table = Table(request.user)
    values = read_values(request.POST, table.columns)
    changed = set_values(request.user, read_ids(request.POST.getlist("pk"))[:PER_PAGE], values)
    return JsonResponse({"rows": {row.arrival.pk: {"errors": row.errors} for row in table.make_rows(changed)}})


@require_POST
@for_senders
def place_pictures(request: HttpRequest) -> JsonResponse:
    """Have complete pictures put into the library."""
    return JsonResponse({"moving": ask_to_place(request.user, read_ids(request.POST.getlist("pk"))[:MOST_ROWS])})


@require_POST
@for_senders
def dismiss_pictures(request: HttpRequest) -> JsonResponse:
    """Delete pictures from the inbox."""
    return JsonResponse({"dismissed": dismiss(request.user, read_ids(request.POST.getlist("pk"))[:MOST_ROWS])})
