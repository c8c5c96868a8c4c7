"""Views of the uploads that wait for their details: list, complete and dismiss them."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.models import UploadedFile

from .kinds import UploadKind, find_kind, get_waiting
from .pending import dismiss, get_name, open_kept

PER_PAGE = 24


@require_safe
def list_waiting(request: HttpRequest) -> HttpResponse:
    """List the uploads that the user may complete or dismiss."""
    page = Paginator(get_waiting(request.user), PER_PAGE).get_page(request.GET.get("p"))
    uploads = [describe(upload, request.user) for upload in page.object_list]
    return render(request, "uploads/waiting.html", _make_header("upload") | {"page": page, "uploads": uploads})


def _make_header(icon: str, *further: str) -> dict:
    """Return the context of Wagtail's header. further: the titles of the pages below the list."""
    titles = [_("Uploads waiting for their details"), *further]
    steps = [{"url": reverse("wagtailadmin_home"), "label": _("Home")}]
    steps += [{"url": reverse("waiting_uploads") if title != titles[-1] else "", "label": title} for title in titles]
    return {"breadcrumbs_items": steps, "page_title": titles[-1], "header_title": titles[-1], "header_icon": icon}


def describe(upload: UploadedFile, user) -> dict:
    """Return an upload's data for display in a list."""
    kind = find_kind(upload)
    return {
        "pk": upload.pk,
        "name": get_name(upload),
        "icon": kind.icon,
        "kind": kind.model._meta.verbose_name,
        "has_preview": kind.draw_preview is not None,
        "uploaded_by": upload.uploaded_by_user,
        "is_own": upload.uploaded_by_user_id == user.pk,
    }


def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the details of an upload; saving them creates an image or document from it."""
    with transaction.atomic():
        upload = get_object_or_404(get_waiting(request.user).select_for_update(of=("self",)), pk=pk)
        kind = find_kind(upload)
        file = open_kept(upload)
        form = _make_form(request, kind, upload, file)
        if request.method == "POST" and form.is_valid() and _check(form, kind, file):
            created = _create(request, kind, upload, form)
            dismiss(upload)
            messages.success(request, _("“%(title)s” is in the library.") % {"title": created})
            return redirect("waiting_uploads")
    context = {"upload": describe(upload, request.user), "form": form, "is_gone": file is None, "media": form.media}
    return render(request, "uploads/complete.html", _make_header(kind.icon, get_name(upload)) | context)


def _make_form(request: HttpRequest, kind: UploadKind, upload: UploadedFile, file):
    form_class = _prepare(kind, request, upload).get_edit_form_class()
    instance = kind.model()
    if request.method == "POST":
        return form_class(request.POST, instance=instance, user=request.user)
    instance.title = get_name(upload).rpartition(".")[0] or get_name(upload)
    if kind.fill and file:
        kind.fill(instance, file)
    return form_class(instance=instance, user=request.user)


def _prepare(kind: UploadKind, request: HttpRequest, upload: UploadedFile):
    """Return Wagtail's view, set up for a request."""
    view = kind.create_view()
    view.setup(request)
    view.model, view.upload = kind.model, upload
    return view


def _check(form, kind: UploadKind, file) -> bool:
    """Return whether the file can be used; if not, add the reason to the form's errors."""
    if file is None:
        form.add_error(None, _("The file of this upload no longer exists. Upload it again."))
        return False
    try:
        if kind.check:
            kind.check(file)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _create(request: HttpRequest, kind: UploadKind, upload: UploadedFile, form):
    view = _prepare(kind, request, upload)
    view.object = form.instance
    view.save_object(form)
    return view.object


def confirm_dismissal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for confirmation, then delete the upload and its file."""
    upload = get_object_or_404(get_waiting(request.user), pk=pk)
    if request.method == "POST":
        name = get_name(upload)
        dismiss(upload)
        messages.success(request, _("“%(name)s” has been dismissed.") % {"name": name})
        return redirect("waiting_uploads")
    header = _make_header("bin", get_name(upload))
    return render(request, "uploads/dismiss.html", header | {"upload": describe(upload, request.user)})


@require_safe
@cache_control(private=True, max_age=3600)
def show_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a small JPEG of an upload. Raise Http404 if there is none."""
    upload = get_object_or_404(get_waiting(request.user), pk=pk)
    kind, file = find_kind(upload), open_kept(upload)
    if kind.draw_preview is None or file is None:
        raise Http404("Nothing to show")
    try:
        data = kind.draw_preview(file)
    except OSError as error:
        raise Http404("It cannot be read") from error
    return HttpResponse(data, content_type="image/jpeg")
