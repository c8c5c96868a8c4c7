"""The terms of one segment for the workbench, and a proposal from it. JSON."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Locale
from wagtail_localize.models import StringSegment

from ..guards.endpoints import check_may_read, find_translation_or_404, guard
from ..models import TermConcept
from ..terms.deciding import Word, propose
from ..terms.loading import load_terms
from ..terms.recognising import Match, to_plain
from ..terms.validating import find_faults, find_same, tidy


def answer_terms(request: HttpRequest, translation_id: int, string_segment_id: int) -> JsonResponse:
    """GET: the terms in the original's words. POST `source`, `target`, `kind`, `note`: propose a term."""
    translation, _target = find_translation_or_404(translation_id)
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("string")
    segment = get_object_or_404(segments, pk=string_segment_id)
    locales = (translation.source.locale, translation.target_locale)
    if request.method == "POST":
        return _propose(request, *locales)
    found = load_terms().find(to_plain(segment.string.data), locales[0].language_code)
    return JsonResponse({"terms": _describe_all(found, *locales), "kinds": _list_kinds()})


def _propose(request: HttpRequest, source: Locale, target: Locale) -> JsonResponse:
    kind = request.POST.get("kind") or TermConcept.Kind.TERM
    if kind not in TermConcept.Kind:
        return JsonResponse({"detail": _("There is no such kind of term.")}, status=400)
    values = {"kind": kind, "note": request.POST.get("note", "").strip()}
    values["do_not_translate"] = request.POST.get("do_not_translate") == "true"
    written = [(source.pk, request.POST.get("source", "")), (target.pk, request.POST.get("target", ""))]
    words = [Word(locale, tidy(text)) for locale, text in written if text.strip()]
    faults = find_faults(values, words)
    if not faults and (same := find_same(values, words)):
        faults = [_("There is a term with these words already: “%(term)s”.") % {"term": same}]
    if faults:
        return JsonResponse({"detail": " ".join(faults)}, status=400)
    try:
        concept = propose(request.user, values, words)
    except PermissionDenied as refusal:
        return JsonResponse({"detail": str(refusal)}, status=403)
    return JsonResponse({"id": concept.pk, "edit_url": reverse("terms:edit", args=[concept.pk])}, status=201)


def _list_kinds() -> list[dict]:
    return [{"name": kind.value, "label": str(kind.label)} for kind in TermConcept.Kind]


def _describe_all(found: list[Match], source: Locale, target: Locale) -> list[dict]:
    """Return each entry once, in the order of the text."""
    first = {}
    for match in found:
        first.setdefault(match.entry.key, match)
    shown = (_describe(match, source.language_code, target.language_code) for match in first.values())
    return [term for term in shown if term]


def _describe(match: Match, source: str, target: str) -> dict | None:
    """Return an entry as the panel shows it; None for a name that the site has in one of the languages only."""
    entry = match.entry
    words = entry.list_words(target)
    preferred = [one.text for one in words if not one.is_forbidden]
    if match.is_scientific:
        preferred = [entry.scientific_name]
    elif entry.do_not_translate:
        preferred = [match.words.text if match.words.language == source else match.written]
    if entry.origin and not preferred:
        return None
    return {
        "written": match.written,
        "kind": str(TermConcept.Kind(entry.kind).label),
        "origin": entry.origin,
        "preferred": preferred[:1],
        "admitted": preferred[1:],
        "forbidden": [one.text for one in words if one.is_forbidden],
        "scientific_name": entry.scientific_name,
        "do_not_translate": entry.do_not_translate,
        "is_forbidden": match.words.is_forbidden,
        "is_approved": entry.is_approved,
        "note": entry.note,
        "decided_by": entry.decided_by,
        "edit_url": reverse("terms:edit", args=[entry.concept_id]) if entry.concept_id else "",
    }


terms = require_http_methods(["GET", "POST"])(guard(answer_terms, check_may_read))
