"""The checklist in the translation report: a column for all, one for the rights of the pictures, and a filter.

A script fills the columns. The table opens without them, since checking reads the drafts of all its texts. The number
of queries does not grow with the texts, but for batches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail.admin.ui.tables import BaseColumn
from wagtail.models import Page

from cms.checklist.checking import Result, check_texts
from cms.checklist.levels import read_levels
from cms.checklist.line import Level
from cms.checklist.registry import get_lines
from cms.core.sanitizing.ids import read_ids

from ..models import TextState
from .locales import get_locales
from .permissions import LanguagePermissions
from .rows import fill_cells, get_rows

CHECKLIST, RIGHTS = "checklist", "rights"  # the columns; the latter is the code of its line, too
BLOCKS, WARNS, FULFILLED = "blocks", "warns", "fulfilled"
MOST_ROWS = 100  # of one request
BATCH = 200  # texts that are checked at once


class ChecklistColumn(BaseColumn):
    """What each text does not fulfil, by language; `checklist.js` fills it by the column's name."""

    cell_template_name = "translation/report/cells/checklist.html"


def list_choices() -> list[tuple[str, str]]:
    """Return the choices of the filter: how a text stands, or a line that it does not fulfil."""
    return [
        (BLOCKS, _("Something blocks")),
        (WARNS, _("Something is open")),
        (FULFILLED, _("Fulfilled")),
        *((line.code, line.label) for line in get_lines()),
    ]


def filter_by_checklist(rows: QuerySet[TextState], choice: str, locale=None) -> QuerySet[TextState]:
    """Reduce texts to those that have a version that matches, in one language, or in any.

    "fulfilled" are those of which no version lacks anything.
    """
    states = TextState.objects.filter(translation_key__in=rows.order_by().values("translation_key"))
    if locale:
        states = states.filter(locale=locale)
    found, others = set(), set()
    for state, results in check_states(states):
        is_found = not results if choice == FULFILLED else _matches(results, choice)
        (found if is_found else others).add(state.translation_key)
    return rows.filter(translation_key__in=found - others if choice == FULFILLED else found)


def check_states(states: Iterable[TextState]) -> Iterator[tuple[TextState, Sequence[Result]]]:
    """Yield each state with what the latest draft of its text does not fulfil."""
    states = list(states)
    for start in range(0, len(states), BATCH):
        batch = states[start : start + BATCH]
        texts = _load_texts(batch)
        results = check_texts(texts.values())
        for state in batch:
            if text := texts.get((state.content_type_id, state.object_id)):
                yield state, results[text]


@require_GET
def show_checklists(request: HttpRequest) -> JsonResponse:
    """Answer with the cells of some rows as HTML, by column and by the ids of the rows. Unknown rows are left out."""
    ids = read_ids(request.GET.getlist("row"))[:MOST_ROWS]
    locales = get_locales()
    rows = fill_cells(get_rows(request.user, locales).filter(pk__in=ids), locales, LanguagePermissions(request.user))
    results = {
        state.pk: found for state, found in check_states(cell.row for row in rows for cell in row.cells if cell.row.pk)
    }
    cells: dict = {CHECKLIST: {}, RIGHTS: {}}
    are_rights_checked = read_levels().get(RIGHTS, Level.OFF) != Level.OFF
    for row in rows:
        checked = [cell for cell in row.cells if cell.row.pk in results]
        languages = [_describe(cell, results[cell.row.pk]) for cell in checked]
        cells[CHECKLIST][row.pk] = _render(request, row, languages)
        if are_rights_checked:
            languages = [_describe_rights(cell, results[cell.row.pk]) for cell in checked]
            cells[RIGHTS][row.pk] = _render(request, row, languages)
    return JsonResponse({"cells": cells})


def _render(request: HttpRequest, row, languages: list[dict]) -> str:
    context = {"languages": languages, "text": row.title}
    return render_to_string("translation/report/cells/checklist_languages.html", context, request)


def _describe(cell, results: Sequence[Result]) -> dict:
    """Return how a text stands in a language: the number of lines that it does not fulfil, and their names."""
    return {
        "locale": cell.locale,
        "url": cell.url,
        "count": len({result.code for result in results}),
        "blocks": any(result.blocks for result in results),
        "labels": list(dict.fromkeys(result.label for result in results)),
    }


def _describe_rights(cell, results: Sequence[Result]) -> dict:
    """Return the same for the rights of its pictures: what is wrong with which."""
    found = [result for result in results if result.code == RIGHTS]
    sentences = list(dict.fromkeys(result.sentence for result in found))
    return _describe(cell, found) | {"count": len(sentences), "labels": sentences}


def _matches(results: Sequence[Result], choice: str) -> bool:
    if choice == BLOCKS:
        return any(result.blocks for result in results)
    return bool(results) if choice == WARNS else any(result.code == choice for result in results)


def _load_texts(states: Sequence[TextState]) -> dict:
    """Return the texts by content type and id; one query for all pages, and one for each kind of snippet."""
    by_model = defaultdict(list)
    for state in states:
        model = ContentType.objects.get_for_id(state.content_type_id).model_class()
        if model is not None:
            by_model[Page if issubclass(model, Page) else model].append(state)
    found = {}
    for model, few in by_model.items():
        rows = {row.pk: row for row in model._base_manager.filter(pk__in={state.object_id for state in few})}
        found |= {
            (state.content_type_id, state.object_id): rows[state.object_id] for state in few if state.object_id in rows
        }
    return found
