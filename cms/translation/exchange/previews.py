"""The page that shows what an uploaded file changes, and imports it when the user confirms."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.models import Translation

from ..models import TranslationUpload
from .documents import BadFileError
from .imports.importing import TextPlan, apply_import, plan_import
from .uploads import find_upload, is_confirming, list_documents, store_upload

FINAL, NOTHING = "final", "nothing"  # what the user confirms: what the file marks as final, or nothing yet


def answer_upload(
    request: HttpRequest, back_url: str, find_preview: Callable[[int], str], translation: Translation | None = None
) -> HttpResponse:
    """Store what an uploaded file holds, and redirect to its preview; refuse a bad one where the user came from.

    find_preview: returns the URL of the preview of an upload. translation: the one that the file must belong to; None
    if it may hold several.
    """
    try:
        stored = store_upload(request.FILES.get("file"), request.user, translation)
    except BadFileError as error:
        messages.error(request, str(error))
        return redirect(back_url)
    return redirect(find_preview(stored.pk))


def answer_preview(
    request: HttpRequest, pk: int, back_url: str, translation: Translation | None = None, subtitle=""
) -> HttpResponse:
    """Show what an upload changes. A POST imports it, with the conflicts whose keys are sent as `take`."""
    stored = find_upload(pk, request.user, translation)
    if stored is None:
        messages.warning(request, _("This file is no longer here: it was imported, or it expired after a day."))
        return redirect(back_url)
    return _show_preview(request, stored, back_url, subtitle)


def _show_preview(request: HttpRequest, upload: TranslationUpload, back_url: str, subtitle="") -> HttpResponse:
    """Show what an upload changes. A POST imports it.

    Its fields: `take`, the keys of chosen conflicts; `confirm`, FINAL or NOTHING.
    """
    documents = list_documents(upload)
    confirms = is_confirming(documents)
    if request.method == "POST":
        confirm = request.POST.get("confirm", FINAL if confirms else NOTHING) == FINAL
        done = apply_import(
            documents, request.user, upload.translation, chosen=request.POST.getlist("take"), confirm=confirm
        )
        upload.delete()
        say_what_was_done(request, done)
        return redirect(back_url)
    plans = plan_import(documents, request.user, upload.translation)
    planned = [text.plan for text in plans if text.plan]
    context = {
        "upload": upload,
        "confirms": confirms,
        "texts": plans,
        "plan": planned[0] if len(planned) == 1 else None,
        "taken": sum(len(plan.taken) for plan in planned),
        "conflicts": sum(len(plan.conflicts) for plan in planned),
        "final": sum(len(plan.final) for plan in planned),
        "back_url": back_url,
        "subtitle": subtitle or upload.name,
    }
    return render(request, "translation/exchange/preview.html", context)


def say_what_was_done(request: HttpRequest, done: list[TextPlan]) -> None:
    plans = [text.plan for text in done if text.plan]
    count = sum(len(plan.taken) for plan in plans)
    said = ngettext("%(count)d part was imported from the file.", "%(count)d parts were imported from the file.", count)
    said %= {"count": count}
    if conflicts := sum(len(plan.conflicts) for plan in plans):
        left = ngettext(
            "%(count)d part that has changed here stays as it is.",
            "%(count)d parts that have changed here stay as they are.",
            conflicts,
        )
        said += " " + left % {"count": conflicts}
    if unconfirmed := sum(not item.is_final for plan in plans for item in plan.taken):
        left = ngettext(
            "%(count)d part waits for somebody to confirm it.",
            "%(count)d parts wait for somebody to confirm them.",
            unconfirmed,
        )
        said += " " + left % {"count": unconfirmed}
    if count:
        messages.success(request, said)
    else:
        messages.warning(request, said if conflicts else _("Nothing was imported from the file."))
