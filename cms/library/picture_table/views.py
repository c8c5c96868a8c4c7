"""Views of the table of the library's pictures: show it, store cells, and exchange it with spreadsheet programs."""

import json
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from cms.core.sanitizing.ids import read_id, read_ids
from cms.images.table.columns import read_values
from cms.newsroom.admin.headers import describe_header

from .filters import PictureFilterForm, list_pictures
from .rows import PER_PAGE, Table
from .spreadsheets import MOST_ROWS, find_changes, read_csv, write_csv
from .storing import store

ICON = "image"


def _make_table(request: HttpRequest) -> Table:
    """Return the table of the user. Raises PermissionDenied if they may see no pictures."""
    table = Table(request.user)
    if not table.policy.user_has_any_permission(request.user, ["change", "choose"]):
        raise PermissionDenied
    return table


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the table, with its filters."""
    table = _make_table(request)
    form = PictureFilterForm(request.GET, languages=table.languages)
    images = form.apply(list_pictures(request.user)).select_related("collection")
    page = Paginator(images.prefetch_renditions("max-165x165"), PER_PAGE).get_page(request.GET.get("p"))
    context = describe_header(_("Pictures as a table"), ICON) | {
        "table": table,
        "rows": table.make_rows(page.object_list),
        "page": page,
        "form": form,
        "query": _keep_filters(form),
    }
    return render(request, "library/picture_table/show.html", context)


def _keep_filters(form: PictureFilterForm) -> str:
    """Return the filters as a query string."""
    known = getattr(form, "cleaned_data", {})
    return urlencode({name: known[name] for name in ("q", "lacks") if known.get(name)})


@require_POST
def store_values(request: HttpRequest) -> JsonResponse:
    """Store what was typed for one or more pictures, and answer what was not stored, and why."""
    table = _make_table(request)
    values = read_values(request.POST, table.columns)
    images = list(list_pictures(request.user).filter(pk__in=read_ids(request.POST.getlist("pk"))[:PER_PAGE]))
    changeable = table.find_changeable(images)
    answers = {}
    for image in images:
        stored = store(table, image, values, is_changeable=image.pk in changeable)
        answers[image.pk] = {"errors": stored.errors, "waits": stored.waits, "isStored": not stored.errors}
    return JsonResponse({"rows": answers})


# --- Spreadsheets -----------------------------------------------------------------------------------------------------


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Send what the filters show as a CSV file."""
    table = _make_table(request)
    form = PictureFilterForm(request.GET, languages=table.languages)
    images = form.apply(list_pictures(request.user))[:MOST_ROWS]
    response = HttpResponse(write_csv(table, images), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="pictures.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Show what a CSV file would change; once it is confirmed, change it."""
    table = _make_table(request)
    context = describe_header(_("Pictures from a spreadsheet"), ICON)
    if request.method == "POST" and "changes" in request.POST:
        return _apply(request, table)
    if request.method == "POST":
        try:
            file = request.FILES.get("file")
            if file is None:
                raise ValidationError(_("Choose a file first."))
            said = read_csv(file.read(), table)
            images = list(list_pictures(request.user).filter(pk__in=said))
            changes = find_changes(table, images, said)
            unknown = len(said) - len(images)
            agreed = {change.image.pk: change.values for change in changes}
            context |= {"changes": changes, "unknown": unknown, "agreed": json.dumps(agreed), "is_read": True}
        except ValidationError as error:
            context |= {"error": " ".join(error.messages)}
    return render(request, "library/picture_table/upload.html", context)


def _apply(request: HttpRequest, table: Table) -> HttpResponse:
    agreed = _read_agreed(request.POST["changes"], table)
    images = list(list_pictures(request.user).filter(pk__in=agreed))
    changeable = table.find_changeable(images)
    done, waiting, refused = 0, 0, []
    for image in images:
        stored = store(table, image, agreed[image.pk], is_changeable=image.pk in changeable)
        if stored.errors:
            sentences = sorted({sentence for each in stored.errors.values() for sentence in each})
            refused.append((image, " ".join(sentences)))
        elif stored.waits:
            waiting += 1
        else:
            done += 1
    if done:
        messages.success(request, ngettext("%(n)s picture changed.", "%(n)s pictures changed.", done) % {"n": done})
    if waiting:
        text = ngettext(
            "The changes of %(n)s picture wait for the moderators.",
            "The changes of %(n)s pictures wait for the moderators.",
            waiting,
        )
        messages.warning(request, text % {"n": waiting})
    for image, sentence in refused[:20]:
        messages.error(request, _("“%(title)s” was not changed. %(reason)s") % {"title": image, "reason": sentence})
    return redirect("picture_table")


def _read_agreed(text: str, table: Table) -> dict[int, dict]:
    """Return the changes that the preview's form sends back; what is not of its form is left out."""
    try:
        sent = json.loads(text)
    except ValueError:
        return {}
    names = {column.name for column in table.columns}
    agreed = {}
    for key, values in list(sent.items())[:MOST_ROWS] if isinstance(sent, dict) else ():
        if (pk := read_id(key)) is not None and isinstance(values, dict):
            agreed[pk] = {name: value for name, value in values.items() if name in names and _is_value(value)}
    return agreed


def _is_value(value) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))
