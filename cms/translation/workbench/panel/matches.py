"""The memory's matches for one segment, and the places where words occur in the memory."""

import html
from dataclasses import replace

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.images import get_image_model
from wagtail.models import Locale

from cms.languages.analysis import stems

from ...guards.endpoints import check_may_read, find_segment_or_404, find_translation_or_404, get_guarded, guard
from ...memory.finding.concordance import Finding, find_concordance
from ...memory.finding.matches import Match
from ...memory.finding.matching import find_matches, find_matches_of_words
from ...memory.normalising import TAG
from ...pictures.proposals import FIELDS, find_images, get_source_words, name_path
from .steps import list_hits, list_steps

MOST_MATCHES = 9  # as many as there are digits to take them by
LONGEST_SEARCH = 500


def read_matches(request: HttpRequest, translation_id: int, string_segment_id: int) -> JsonResponse:
    """Answer with the matches of a segment, the best first."""
    translation, segment = find_segment_or_404(translation_id, string_segment_id)
    found = find_matches(translation, [segment], MOST_MATCHES, person=request.user)
    return JsonResponse({"matches": [_describe_match(match) for match in found.get(segment.pk, ())]})


def read_matches_of_picture(request: HttpRequest, translation_id: int, image_id: int, field: str) -> JsonResponse:
    """Answer with the matches of the alt text or title of a picture of the text; their words have no tags."""
    translation, _target = get_guarded(request, translation_id)
    if field not in FIELDS or image_id not in find_images(translation).values():
        return JsonResponse({"detail": _("This picture is no longer part of the text.")}, status=404)
    image = get_object_or_404(get_image_model(), pk=image_id)
    said = html.escape(get_source_words(image, field, translation.source.locale.language_code), quote=False)
    path = name_path(image_id, field)
    found = find_matches_of_words(translation, said, path, MOST_MATCHES, person=request.user)
    plain = (replace(match, target=TAG.sub("", match.target)) for match in found)
    return JsonResponse({"matches": [_describe_match(match) for match in plain]})


def _describe_match(match: Match) -> dict:
    return {
        "score": match.score,
        "kind": match.kind,
        "steps": list_steps(match.source, match.words),
        "target": match.target,
        "open_words": match.open_words,
    } | _describe_origin(match)


def _describe_origin(found: Match | Finding) -> dict:
    return {
        "where": found.where,
        "is_approved": found.is_approved,
        "is_machine": getattr(found, "is_machine", False),
        "who": found.who,
        "when": date_format(localtime(found.when), "SHORT_DATE_FORMAT") if found.when else "",
    }


def search(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with the paragraphs in which the words `q` stand, on either side.

    Those between the two languages of the translation; with `all=1` those of all pairs of languages.
    """
    translation, _target = find_translation_or_404(translation_id)
    words = request.GET.get("q", "").strip()
    if len(words) > LONGEST_SEARCH:
        return JsonResponse({"detail": _("This text is too long.")}, status=400)
    if request.GET.get("all"):
        found = find_concordance(request.user, words)
    else:
        pair = translation.source.locale, translation.target_locale
        both = find_concordance(request.user, words, *pair) + find_concordance(request.user, words, *reversed(pair))
        found = list(dict.fromkeys(both))
    locales = Locale.objects.in_bulk()
    return JsonResponse({"findings": [_describe_finding(finding, words, locales) for finding in found]})


def _describe_finding(finding: Finding, words: str, locales: dict[int, Locale]) -> dict:
    sides = {"source": finding.source_locale_id, "target": finding.target_locale_id}
    described = _describe_origin(finding)
    for side, locale_id in sides.items():
        language = locales[locale_id].language_code
        described[side] = {
            "language": language,
            "steps": list_hits(getattr(finding, side), set(stems(words, language)), language),
        }
    return described


matches = require_GET(guard(read_matches, check_may_read))
matches_of_picture = require_GET(guard(read_matches_of_picture, check_may_read))
concordance = require_GET(guard(search, check_may_read))
