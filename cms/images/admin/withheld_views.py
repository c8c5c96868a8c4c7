"""The view that shows the newsroom images whose files are withheld."""

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..models import CustomRendition
from ..withholding import is_withheld


@require_safe
@cache_control(private=True, max_age=300)
def serve_withheld(request: HttpRequest, pk: int) -> FileResponse:
    """Serve a rendition of a withheld image.

    It is registered among the admin's URLs, which check the permission to access the admin.
    """
    rendition = get_object_or_404(CustomRendition, pk=pk)
    name = rendition.file.name
    if not is_withheld(name):
        raise Http404("It has a public address")
    try:
        file = rendition.file.storage.open(name)
    except FileNotFoundError as error:
        raise Http404("Its file is missing") from error
    return FileResponse(file, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream")
