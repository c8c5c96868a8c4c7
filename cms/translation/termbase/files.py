"""Export and import of terms as files."""

from django import forms
from django.core.signing import BadSignature
from django.core.signing import dumps as sign
from django.core.signing import loads as unsign
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Locale

from ..models import TermConcept
from ..terms.deciding import check_may_propose
from ..terms.entries import Entry, Words
from ..terms.files import MOST_BYTES, BadTermFileError
from ..terms.importing import apply_import, plan_import
from ..terms.loading import load_concepts
from ..terms.tables import read_csv, write_csv
from ..terms.tbx import read_tbx, write_tbx

TYPES = {"tbx": "application/xml; charset=utf-8", "csv": "text/csv; charset=utf-8"}
SALT = "translation.terms.import"
KEPT_FOR = 24 * 60 * 60  # seconds between the look at a file and its import
SHOWN = 200  # of each kind, on the page that asks


class ImportForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("TBX or CSV, up to 2 MB."))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise BadTermFileError(_("This file is too large: terms have at most 2 MB."))
        content = file.read()
        self.entries = (
            read_tbx(content) if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else read_csv(content)
        )
        return file


@require_safe
def export_terms(request, file_format: str) -> HttpResponse:
    """Answer with a file of all approved terms; `?status=all`: those that are only proposed too."""
    check_may_propose(request.user)
    if file_format not in TYPES:
        raise Http404
    entries = [entry for entry in load_concepts() if entry.is_approved or request.GET.get("status") == "all"]
    if file_format == "tbx":
        content = write_tbx(entries, "MuseumWeek")
    else:
        content = write_csv(entries, list(Locale.objects.values_list("language_code", flat=True)))
    response = HttpResponse(content, content_type=TYPES[file_format])
    response["Content-Disposition"] = f"attachment; filename=terms.{file_format}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def import_terms(request) -> HttpResponse:
    """Ask for a file, show what it would change, and import it once that is confirmed.

    The page that asks has the entries of the file, signed: nothing is stored before the confirmation.
    """
    check_may_propose(request.user)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and "entries" in request.POST:
        return _import(request)
    if request.method == "POST" and form.is_valid():
        plan = plan_import(form.entries, request.user)
        context = {"plan": plan, "entries": sign(_pack(plan), salt=SALT, compress=True), "shown": f":{SHOWN}"}
        return render(request, "translation/termbase/preview.html", context | _get_links())
    return render(request, "translation/termbase/import.html", {"form": form} | _get_links())


def _import(request) -> HttpResponse:
    try:
        packed = unsign(request.POST["entries"], salt=SALT, max_age=KEPT_FOR)
        plan = plan_import(_unpack(packed), request.user)
        made = apply_import(plan, request.user, take=set(request.POST.getlist("take")))
    except BadSignature:
        messages.error(request, _("This page has expired: choose the file again."))
        return redirect("import_terms")
    except IntegrityError:  # somebody proposed the same in this moment
        messages.error(request, _("Someone changed these terms meanwhile: choose the file again."))
        return redirect("import_terms")
    if made:
        said = ngettext("%(count)d term is proposed.", "%(count)d terms are proposed.", len(made))
        messages.success(request, said % {"count": len(made)})
    else:
        messages.warning(request, _("Nothing was imported from the file."))
    return redirect(TermConcept.snippet_viewset.get_url_name("list"))


def _get_links() -> dict:
    return {"list_url": reverse(TermConcept.snippet_viewset.get_url_name("list"))}


def _pack(plan) -> list:
    """Return the entries of a plan that may be imported, as they are written into the page."""
    return [
        [e.key, e.kind, e.scientific_name, e.do_not_translate, e.note, [list(words) for words in e.words]]
        for e in (item.entry for item in (*plan.new, *plan.conflicts))
    ]


def _unpack(packed: list) -> list[Entry]:
    return [
        Entry(
            key=key,
            kind=kind,
            words=tuple(Words(*one) for one in words),
            scientific_name=scientific_name,
            do_not_translate=is_kept,
            note=note,
        )
        for key, kind, scientific_name, is_kept, note, words in packed
    ]
