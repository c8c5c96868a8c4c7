"""The endpoint to which the editor's script sends what was pasted."""

import json

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.core.sanitizing.contentstate import clean_text

from ..errors import UnreadableError
from .answers import make_answer
from .bodies import find_body

MOST_BYTES = 2_000_000  # an interview of 30 pages from Word has some 400,000, and the script leaves pictures out


@never_cache
@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """Answer the blocks of what was pasted (POST JSON: `form`, `field`, and `html` or `text`)."""
    try:
        sent = _read(request)
        stream_block = find_body(request.user, sent["form"], sent["field"])
        return JsonResponse(make_answer(stream_block, sent["html"], sent["text"]))
    except PermissionDenied as refusal:
        return JsonResponse({"detail": str(refusal)}, status=403)
    except RequestDataTooBig:
        return JsonResponse({"detail": _("This is too long to be pasted in one go.")}, status=413)
    except UnreadableError as error:
        return JsonResponse({"detail": " ".join(error.messages)}, status=413)
    except BadRequest:
        return JsonResponse({"detail": _("What was pasted cannot be read.")}, status=400)


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
