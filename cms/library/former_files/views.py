"""Views of the former files of pictures. None has a public address: each answer asks for the permission again."""

import mimetypes

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.images.models import SourceImageIOError

from cms.images.admin.uploads import draw_preview
from cms.images.former_files import describe_credit, may_delete_former_files, may_see_former_files
from cms.images.models import CustomImage, FormerFile
from cms.newsroom.admin.headers import describe_header

from ..forms import say_what_waits
from ..models import Proposal
from ..permissions import find_deciding_locales, may_decide
from ..proposals.differences import describe_changes
from .using_again import delete_for_good, list_changes, use_again

PER_PAGE = 10


def list_former_files(image: CustomImage, number) -> Page:
    """Return a page of a picture's former files, the newest first, each with its `credit` and `is_current`."""
    page = Paginator(image.former_files.select_related("replaced_by"), PER_PAGE).get_page(number)
    for former in page:
        former.credit = describe_credit(former)
        former.is_current = former.file_hash == image.file_hash
    return page


def _find(request: HttpRequest, pk: int) -> FormerFile:
    former = get_object_or_404(FormerFile.objects.select_related("image__collection", "replaced_by"), pk=pk)
    if not may_see_former_files(request.user, former.image):
        raise PermissionDenied
    former.credit = describe_credit(former)
    return former


@require_safe
@cache_control(private=True, max_age=3600)
def show_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the small picture of a former file; it is drawn and stored when it is first seen."""
    former = _find(request, pk)
    try:
        if former.preview:
            return FileResponse(former.preview.storage.open(former.preview.name), content_type="image/jpeg")
        with former.file.storage.open(former.file.name) as file:
            drawn = draw_preview(file)
    except (FileNotFoundError, SourceImageIOError) as error:
        raise Http404("Its file is missing or damaged") from error
    former.preview.save("preview.jpg", ContentFile(drawn), save=False)
    if not FormerFile.objects.filter(pk=pk, preview="").update(preview=former.preview.name):
        former.preview.storage.delete(former.preview.name)  # another request was faster, or it has been deleted
    return HttpResponse(drawn, content_type="image/jpeg")


@require_safe
@cache_control(private=True, no_store=True)
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Send a former file, as it was uploaded."""
    former = _find(request, pk)
    try:
        file = former.file.storage.open(former.file.name)
    except FileNotFoundError as error:
        raise Http404("Its file is missing") from error
    content_type = mimetypes.guess_type(former.name)[0] or "application/octet-stream"
    return FileResponse(file, as_attachment=True, filename=former.name, content_type=content_type)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what changes if a former file is used again; a POST does it."""
    former = _find(request, pk)
    status = 200
    if request.method == "POST":
        try:
            proposal = use_again(former, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            status = 409
        except FileNotFoundError:
            messages.error(request, _("This file is missing: it cannot be used again."))
            status = 409
        else:
            done = _("The former file is used again. The one that was shown until now is kept as a former file.")
            messages.success(request, say_what_waits([proposal]) if proposal else done)
            return redirect("wagtailimages:edit", former.image_id)
    image = former.image
    changes = describe_changes(Proposal(target=image, changes=list_changes(former, image)))
    context = describe_header(_("Use a former file again"), "history", image.get_title()) | {
        "former": former,
        "image": image,
        "changes": [change for change in changes if not change.name.startswith("focal_point")],
        "must_propose": not may_decide(request.user, find_deciding_locales(image)),
    }
    return render(request, "library/former_files/use.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_deletion(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a former file is to be deleted for good; a POST does it."""
    former = _find(request, pk)
    if not may_delete_former_files(request.user):
        raise PermissionDenied
    if request.method == "POST":
        delete_for_good(former, request.user)
        messages.success(request, _("The former file has been deleted permanently."))
        return redirect("wagtailimages:edit", former.image_id)
    image = former.image
    context = describe_header(_("Delete a former file permanently"), "bin", image.get_title()) | {
        "former": former,
        "image": image,
        "is_current": former.file_hash == image.file_hash,
    }
    return render(request, "library/former_files/delete.html", context)
