"""Guarded endpoints of machine translation: one segment, or the open rest of a text. JSON.

Who sends something says with it which host they were told gets it (`told`): if the settings have changed since, they
are told again.
"""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..machines.budget import read_usage
from ..machines.configuration import find_provider
from ..machines.errors import MachineError
from ..machines.runs import find_run, stop_run
from ..machines.sendable import find_objection
from ..machines.tasks import start_run
from ..machines.translating import list_open, translate_segments
from ..machines.writing import is_open
from ..models import MachineRun
from ..permissions import check_may_translate
from ..text.authorship.versions import version_of_words
from ..text.rows import read_rows
from ..text.segments import get_string_segments
from .endpoints import check_may_read, find_segment_or_404, get_translation_or_404, guard


class _RefusedError(Exception):
    def __init__(self, response: JsonResponse):
        self.response = response


def rest(request: HttpRequest, translation_id: int) -> JsonResponse:
    """GET: the service, what is open, and the latest run. POST `told`: start a run over the open rest."""
    translation = get_translation_or_404(translation_id)
    try:
        provider = _find_provider(request)
    except _RefusedError as refused:
        return refused.response
    objection = find_objection(translation)
    if request.method == "POST":
        if objection:
            return _refuse(objection)
        start_run(translation, request.user)
    return JsonResponse(describe(provider, translation, objection))


def stop(request: HttpRequest, translation_id: int) -> JsonResponse:
    """POST: stop the run. What it has translated stays."""
    translation = get_translation_or_404(translation_id)
    stop_run(translation)
    run = find_run(translation)
    return JsonResponse({"run": describe_run(run, translation) if run else None})


def segment(request: HttpRequest, translation_id: int, string_segment_id: int) -> JsonResponse:
    """POST `told`: translate one segment; the answer has its words and its version."""
    translation, chosen = find_segment_or_404(translation_id, string_segment_id)
    row = read_rows(translation.source.object_id, translation.target_locale_id).get(
        (chosen.context_id, chosen.string_id)
    )
    try:
        provider = _find_provider(request)
        if not is_open(row):
            raise MachineError(_("There are words here already. Take them away first, if a machine is to translate."))
        outcome = translate_segments(provider, translation, [chosen], request.user)
    except _RefusedError as refused:
        return refused.response
    except MachineError as error:
        return _refuse(str(error))
    if chosen.pk in outcome.refused:
        return _refuse(outcome.refused[chosen.pk])
    return JsonResponse(describe_row(chosen, outcome.written[chosen.pk]) | {"usage": describe_usage(provider)})


def _find_provider(request: HttpRequest):
    """Return the service. Raises _RefusedError if there is none, or if the person was told of another."""
    provider = find_provider()
    if provider is None:
        detail = _("No service for machine translation is configured.")
        raise _RefusedError(JsonResponse({"detail": detail}, status=404))
    if request.method == "POST" and request.POST.get("told") != provider.host:
        answer = {"code": "told", "detail": describe_service(provider), "service": _name(provider)}
        raise _RefusedError(JsonResponse(answer, status=409))
    return provider


def _refuse(sentence: str) -> JsonResponse:
    return JsonResponse({"detail": sentence}, status=400)


def _name(provider) -> dict:
    return {"name": provider.name, "host": provider.host}


def describe_service(provider) -> str:
    """Return the sentence that says who gets the text, and what."""
    values = {"service": provider.name, "host": provider.host}
    if not provider.is_remote:
        return _("%(service)s translates from the memory of this site: no text leaves it.") % values
    if provider.takes_neighbours:
        return _("%(service)s (%(host)s) gets these words, with some of the text around them.") % values
    return _("%(service)s (%(host)s) gets these words.") % values


def describe_usage(provider) -> str:
    """Return the sentence that says how much of the month's budget is used; "" if nothing is sent anywhere."""
    if not provider.is_remote:
        return ""
    usage = read_usage()
    values = {
        "characters": number_format(usage.characters, force_grouping=True),
        "limit": number_format(usage.limit, force_grouping=True),
    }
    text = _("%(characters)s of %(limit)s characters used this month.") % values
    if usage.cost:
        cost = f"{number_format(usage.cost, 2)} {settings.MACHINE_TRANSLATION['CURRENCY']}"
        text += " " + _("That is about %(cost)s.") % {"cost": cost}
    return text


def describe_for_workbench(translation: Translation) -> dict | None:
    """Return what the scripts of the workbench need; None if no service is configured. No query."""
    provider = find_provider()
    if provider is None:
        return None
    return _name(provider) | {
        "told": describe_service(provider),
        "restUrl": reverse("machine_rest", args=[translation.pk]),
        "stopUrl": reverse("stop_machine", args=[translation.pk]),
    }


def describe(provider, translation: Translation, objection: str = "") -> dict:
    """Return what the workbench shows of machine translation for a text."""
    run = find_run(translation)
    found = [] if objection else list_open(translation)
    return {
        "service": _name(provider),
        "told": describe_service(provider),
        "usage": describe_usage(provider),
        "objection": objection,
        "open": len(found),
        "characters": sum(len(one.string.data) for one in found),
        "run": describe_run(run, translation) if run else None,
    }


def describe_run(run: MachineRun, translation: Translation) -> dict:
    """Return how far a run is, with the rows that machines have drafted."""
    return {
        "isRunning": run.finished_at is None,
        "isStopped": run.is_stopped,
        "total": run.total,
        "done": run.done,
        "refused": run.refused,
        "objection": run.objection,
        "rows": describe_drafts(translation),
    }


def describe_drafts(translation: Translation) -> list[dict]:
    machine = {"translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE, "has_error": True}
    rows = read_rows(translation.source.object_id, translation.target_locale_id, **machine)
    segments = get_string_segments(translation.source) if rows else []
    keys = {one: (one.context_id, one.string_id) for one in segments}
    return [describe_row(one, rows[key]) for one, key in keys.items() if key in rows]


def describe_row(one: StringSegment, row: StringTranslation) -> dict:
    """Return what the workbench needs to show a draft in its row."""
    row.translation_of, row.context = one.string, one.context
    return {
        "id": one.pk,
        "target": row.data,
        "error": row.get_error() or "",
        "version": version_of_words(one.string.data, row),
    }


def _by_method(request: HttpRequest, **kwargs):
    checked = check_may_read if request.method == "GET" else check_may_translate
    return guard(rest, checked)(request, **kwargs)


rest_of_text = require_http_methods(["GET", "POST"])(_by_method)
stop_rest = require_POST(guard(stop, check_may_translate))
one_segment = require_POST(guard(segment, check_may_translate))
