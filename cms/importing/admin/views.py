"""Views of imports: choose a file, see what was understood of it, make the draft."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.models import Page, UploadedFile

from cms.newsroom.admin.headers import describe_header
from cms.uploads.pending import dismiss, get_name, keep_file

from ..blocks import make_blocks
from ..reading import Reading
from .drafting import build_page, make_page
from .forms import FieldsForm, FileForm, describe_person
from .pictures import Places
from .places import find_person, find_types, get_body_block
from .waiting import read_kept


def choose_file(request: HttpRequest, parent_id: int) -> HttpResponse:
    """Ask for a file and what it becomes below a page; keep the file for the preview."""
    parent, types = _find_parent(request, parent_id)
    form = FileForm(request.POST or None, request.FILES or None, types=types)
    if request.method == "POST" and form.is_valid():
        upload = keep_file(form.cleaned_data["file"], form.model, request.user)
        return redirect("importing:preview", parent.pk, upload.pk)
    context = {"form": form, "parent": parent}
    return render(request, "importing/choose.html", _describe(parent) | context)


def preview(request: HttpRequest, parent_id: int, pk: int) -> HttpResponse:
    """Show what becomes of a file, beside what was not understood; make the draft of it."""
    parent, types = _find_parent(request, parent_id)
    with transaction.atomic():
        upload, model = _find_upload(request, pk, types)
        reading = _read(upload)
        if reading is None:
            messages.error(request, _("This file no longer exists: choose it again."))
            return redirect("importing:choose", parent.pk)
        found = {"title": reading.title, "summary": reading.summary, "writer": reading.writer}
        form = FieldsForm(request.POST or None, initial=found)
        if request.method == "POST" and form.is_valid():
            try:
                page = make_page(request.user, model, parent, reading, form.cleaned_data)
            except ValidationError as refusal:
                form.add_error(None, ValidationError(refusal.messages))
            else:
                dismiss(upload)
                messages.success(request, _("The draft “%(title)s” was made.") % {"title": page.title})
                return redirect("wagtailadmin_pages:edit", page.pk)
    places = Places(request.user)
    blocks = make_blocks(reading, get_body_block(model), places.make_value)
    person = find_person(model, reading.writer, parent.locale)
    context = {
        "form": form,
        "parent": parent,
        "upload": upload,
        "name": get_name(upload),
        "kind": capfirst(model._meta.verbose_name),
        "is_empty": not blocks,
        "sentences": reading.sentences,
        "for_inbox": len(places.pictures),
        "pictures": [picture for picture in reading.pictures if picture.alt or picture.caption],
        "person": describe_person(person, reading.writer) if reading.writer else "",
    }
    return render(request, "importing/preview.html", _describe(parent) | context)


@require_safe
@xframe_options_sameorigin
def show(request: HttpRequest, parent_id: int, pk: int) -> HttpResponse:
    """Show the page as readers would see it, inside the preview."""
    parent, types = _find_parent(request, parent_id)
    upload, model = _find_upload(request, pk, types)
    reading = _read(upload)
    if reading is None:
        raise Http404("The file is gone")
    reading.title = reading.title or get_name(upload)
    page = build_page(request.user, model, parent, reading)
    return page.make_preview_request(request, page.default_preview_mode)


def _describe(parent: Page) -> dict:
    return describe_header(_("Import a text"), "upload", parent.get_admin_display_title())


def _find_parent(request: HttpRequest, parent_id: int) -> tuple[Page, list[type[Page]]]:
    """Return a page and what the person may make below it. Raises PermissionDenied if that is nothing."""
    parent = get_object_or_404(Page, pk=parent_id).specific
    types = find_types(request.user, parent)
    if not types:
        raise PermissionDenied(_("You may not add pages there."))
    return parent, types


def _find_upload(request: HttpRequest, pk: int, types: list[type[Page]]) -> tuple[UploadedFile, type[Page]]:
    """Return a person's own waiting file, and what it becomes. Raises Http404."""
    kinds = {ContentType.objects.get_for_model(model).pk: model for model in types}
    mine = UploadedFile.objects.filter(uploaded_by_user=request.user, for_content_type__in=kinds)
    upload = get_object_or_404(mine.select_for_update() if request.method == "POST" else mine, pk=pk)
    return upload, kinds[upload.for_content_type_id]


def _read(upload: UploadedFile) -> Reading | None:
    try:
        return read_kept(upload)
    except ValidationError:  # it could be read when it came
        return None
