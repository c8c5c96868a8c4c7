"""Views to download and upload PO files. The user sees what an uploaded file would change, and confirms it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from ..models import UploadedPOFile
from ..permissions import check_may_translate
from ..po.files import BadFileError, parse, read_upload
from ..po.plan import make_plan, take_in
from .endpoints import check_may_read, find_translation_or_404, guard

KEPT_FOR = timedelta(days=1)


def download(request, translation_id: int):
    translation, _target = find_translation_or_404(translation_id)
    name = slugify(translation.source.object_repr) or "text"
    response = HttpResponse(str(translation.export_po()), content_type="text/x-gettext-translation; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename={name}-{translation.target_locale.language_code}.po"
    return response


def upload(request, translation_id: int):
    """Store a PO file, and redirect to its preview; refuse a bad one with a message on the page the user came from."""
    translation, _target = find_translation_or_404(translation_id)
    next_url = get_valid_next_url_from_request(request)
    UploadedPOFile.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
    try:
        content = read_upload(request.FILES.get("file"))
        parse(content, translation)
    except BadFileError as error:
        messages.error(request, str(error))
        return redirect(next_url or find_editor(request, translation))
    file = UploadedPOFile.objects.create(translation=translation, user=request.user, content=content)
    address = reverse("preview_pofile", args=[translation.pk, file.pk])
    return redirect(f"{address}?{urlencode({'next': next_url})}" if next_url else address)


def preview(request, translation_id: int, file_id: int):
    """Show what a file would change. A POST imports it, with the conflicts whose keys are sent as `take`."""
    translation, target = find_translation_or_404(translation_id)
    back_url = get_valid_next_url_from_request(request) or find_editor(request, translation)
    file = UploadedPOFile.objects.filter(pk=file_id, translation=translation, user=request.user).first()
    if file is None:
        messages.warning(request, _("This file is no longer here: it was imported, or it expired after a day."))
        return redirect(back_url)
    try:
        po = parse(file.content, translation)
    except BadFileError as error:
        messages.error(request, str(error))
        return redirect(back_url)
    if request.method == "POST":
        plan = take_in(po, translation, request.user, request.POST.getlist("take"))
        file.delete()
        say_what_was_done(request, plan)
        return redirect(back_url)
    context = {
        "plan": make_plan(po, translation),
        "translation": translation,
        "target": target,
        "back_url": back_url,
        "source_language": translation.source.locale.language_code,
        "language": translation.target_locale.language_code,
    }
    return render(request, "translation/po/preview.html", context)


def say_what_was_done(request, plan) -> None:
    count = len(plan.taken)
    said = ngettext("%(count)d part was imported from the file.", "%(count)d parts were imported from the file.", count)
    said %= {"count": count}
    if conflicts := len(plan.conflicts):
        left = ngettext(
            "%(count)d part that has changed here stays as it is.",
            "%(count)d parts that have changed here stay as they are.",
            conflicts,
        )
        said += " " + left % {"count": conflicts}
    if count:
        messages.success(request, said)
    else:
        messages.warning(request, said if conflicts else _("Nothing was imported from the file."))


def find_editor(request, translation: Translation) -> str:
    """Return the URL of a translation's editor, or of the admin's home page if the user may not edit it."""
    return AdminURLFinder(request.user).get_edit_url(translation.get_target_instance()) or reverse("wagtailadmin_home")


download_pofile = guard(download, check_may_read)
upload_pofile = require_POST(guard(upload, check_may_translate))
preview_pofile = require_http_methods(["GET", "HEAD", "POST"])(guard(preview, check_may_translate))
