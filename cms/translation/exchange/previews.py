"""The page that shows what an uploaded file changes, and imports it when the user confirms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..models import TranslationUpload
from .importing import TextPlan, apply_import, plan_import
from .uploads import is_confirming, list_documents

FINAL, NOTHING = "final", "nothing"  # what the user confirms: what the file marks as final, or nothing yet


def show_preview(request: HttpRequest, upload: TranslationUpload, back_url: str, subtitle="") -> HttpResponse:
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
