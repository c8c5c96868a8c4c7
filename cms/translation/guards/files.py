"""Views to download and upload a text in the formats of translators' programs.

The user sees what an uploaded file would change, and confirms it.
"""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from ..exchange.files import name_file
from ..exchange.formats.registry import FORMATS
from ..exchange.previews import answer_preview, answer_upload
from ..exchange.values import read_values, say_what_is_left_out
from ..permissions import check_may_translate
from .endpoints import check_may_read, get_guarded, guard


def files(request, translation_id: int):
    """The page with the formats in which a text can be downloaded, and the form to upload it again."""
    translation, target = get_guarded(request, translation_id)
    try:
        check_may_translate(request.user, translation, target)
        refusal = ""
    except PermissionDenied as refused:
        refusal = str(refused)
    context = {
        "translation": translation,
        "target": target,
        "formats": FORMATS.values(),
        "terms_format": "TBX",  # the name of the format, in all languages
        "left_out": say_what_is_left_out(read_values(translation)[1]),
        "refusal": refusal,
        "upload_url": reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        "back_url": find_editor(request, translation),
    }
    return render(request, "translation/exchange/files.html", context)


def download(request, translation_id: int, format_code: str = "po"):
    translation, _target = get_guarded(request, translation_id)
    if format_code not in FORMATS:
        raise Http404
    format = FORMATS[format_code]
    response = HttpResponse(format.write(translation, request.user), content_type=format.content_type)
    response["Content-Disposition"] = f"attachment; filename={name_file(translation, format)}"
    return response


def upload(request, translation_id: int):
    translation, _target = get_guarded(request, translation_id)
    next_url = get_valid_next_url_from_request(request)

    def find_preview(pk: int) -> str:
        address = reverse("preview_pofile", args=[translation.pk, pk])
        return f"{address}?{urlencode({'next': next_url})}" if next_url else address

    return answer_upload(request, next_url or find_editor(request, translation), find_preview, translation)


def preview(request, translation_id: int, file_id: int):
    translation, target = get_guarded(request, translation_id)
    back_url = get_valid_next_url_from_request(request) or find_editor(request, translation)
    return answer_preview(request, file_id, back_url, translation, target)


def find_editor(request, translation: Translation) -> str:
    """Return the URL of a translation's editor, or of the admin's home page if the user may not edit it."""
    return AdminURLFinder(request.user).get_edit_url(translation.get_target_instance()) or reverse("wagtailadmin_home")


files_of_text = require_safe(guard(files, check_may_read))
download_file = require_safe(guard(download, check_may_read))
download_pofile = guard(download, check_may_read)
upload_pofile = require_POST(guard(upload, check_may_translate))
preview_pofile = require_http_methods(["GET", "HEAD", "POST"])(guard(preview, check_may_translate))
