"""The endpoints to which the editor's scripts send what was pasted, and files."""

import json
from collections.abc import Callable
from functools import wraps

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.core.sanitizing.contentstate import clean_text

from ..errors import UnreadableError
from ..files.kinds import read_file
from ..files.packages import check_size
from .answers import make_answer, make_answer_to_file
from .bodies import find_body

MOST_BYTES = 2_000_000  # an interview of 30 pages from Word has some 400,000, and the script leaves pictures out


def _answers_in_json(make: Callable[[HttpRequest], dict]) -> Callable[[HttpRequest], JsonResponse]:
    """Make a view of a function that returns an answer; what it raises becomes a sentence in `detail`."""

    @never_cache
    @require_POST
    @wraps(make)
    def view(request: HttpRequest) -> JsonResponse:
        try:
            return JsonResponse(make(request))
        except PermissionDenied as refusal:
            return JsonResponse({"detail": str(refusal)}, status=403)
        except RequestDataTooBig:
            return JsonResponse({"detail": _("This is too long to be pasted in one go.")}, status=413)
        except UnreadableError as error:
            is_too_large = error.code in ("too_long", "too_large", "bomb")
            return JsonResponse({"detail": " ".join(error.messages)}, status=413 if is_too_large else 400)
        except BadRequest:
            return JsonResponse({"detail": _("What was pasted cannot be read.")}, status=400)

    return view


@_answers_in_json
def paste(request: HttpRequest) -> dict:
    """Answer the blocks of what was pasted (POST JSON: `form`, `field`, and `html` or `text`)."""
    sent = _read(request)
    stream_block, _page = find_body(request.user, sent["form"], sent["field"])
    return make_answer(stream_block, sent["html"], sent["text"])


@_answers_in_json
def insert_file(request: HttpRequest) -> dict:
    """Answer the blocks of a file, and what it says for the fields beside the body (POST: `form`, `field`, `file`)."""
    form, field = (clean_text(request.POST.get(name, "")) for name in ("form", "field"))
    stream_block, page = find_body(request.user, form, field)
    file = request.FILES.get("file")
    if file is None:
        raise UnreadableError(_("Choose a file."))
    check_size(file.size)
    return make_answer_to_file(request.user, page, stream_block, read_file(file.name, file.read()))


def _read(request: HttpRequest) -> dict[str, str]:
    if request.content_type != "application/json":  # the body of a form has been read already
        raise BadRequest("This is not JSON.")
    if len(request.body) > MOST_BYTES:
        raise RequestDataTooBig
    try:
        sent = json.loads(request.body)
        return {name: clean_text(sent.get(name, "")) for name in ("form", "field", "html", "text")}
    except (ValueError, AttributeError, RecursionError) as error:
        raise BadRequest("This is not JSON.") from error
