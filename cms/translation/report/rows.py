"""The rows of the translation report: texts, each with a cell for every language.

The number of queries does not grow with the rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.admin.utils import quote
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from ..models import OPEN_STATES, State, TextState, TranslationJob
from ..status.stale import refresh_stale
from ..status.visibility import keep_known_texts
from .permissions import LanguagePermissions

NOBODY = "nobody"
SHARED_OUT = [*OPEN_STATES, State.IN_REVIEW]  # assignee and due date are shown until the text is up to date
LONGEST_SEARCH = 200  # characters; databases refuse queries with too many conditions
BATCH = 500  # number of texts that an export or a bulk action loads at once


@dataclass
class Cell:
    """The state of a text in one language, with the translation job."""

    row: TextState  # unsaved if there is no translation
    locale: Locale
    url: str = ""  # of the editor or the submission form; empty if the user may not use it
    job: TranslationJob | None = None

    @property
    def is_open(self) -> bool:
        return self.row.state in OPEN_STATES

    @property
    def assignee(self):
        return self.job.assignee if self.job and self.row.state in SHARED_OUT else None

    @property
    def due_date(self) -> date | None:
        return self.job.due_date if self.job and self.row.state in SHARED_OUT else None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_date is not None and self.due_date < timezone.localdate()


# --- Texts ------------------------------------------------------------------------------------------------------------


def get_rows(user, locales: list[Locale] | None = None) -> QuerySet[TextState]:
    """Return the texts that a user may know of, each as the state row of its original.

    locales: the languages that are shown, from `get_locales`, which has asked for stale states already.
    """
    if locales is None or any(locale.has_stale for locale in locales):
        refresh_stale()
    rows = TextState.objects.filter(is_source=True).select_related("content_type", "locale")
    return keep_known_texts(user, rows)


def get_cells(locale: Locale | None = None) -> QuerySet[TextState]:
    """Return the state rows of the translations of all texts, into one language or all."""
    cells = TextState.objects.filter(is_source=False)
    return cells.filter(locale=locale) if locale else cells


def filter_rows(
    rows: QuerySet, locales: Sequence[Locale], *, locale=None, states=(), assignee=None, due_before: date | None = None
) -> QuerySet:
    """Reduce texts to those that have a cell that matches all conditions, in one language, or in any.

    assignee: a user's id, or NOBODY for translations that are open and not assigned. due_before: only translations that
    are open and due before that day.
    """
    if locale and State.ORIGINAL not in states:
        rows = rows.exclude(locale=locale)
    has_original = State.ORIGINAL in states and not (assignee or due_before)
    if not (states or assignee or due_before) or (has_original and not locale):
        return rows  # every text has an original
    cells = get_cells(locale)
    if states:
        cells = cells.filter(state__in=states)
    if assignee == NOBODY:
        cells = cells.filter(state__in=OPEN_STATES, translation__job__assignee=None)
    elif assignee:
        cells = cells.filter(state__in=SHARED_OUT, translation__job__assignee=assignee)
    if due_before:
        cells = cells.filter(state__in=OPEN_STATES, translation__job__due_date__lt=due_before)
    found = Q(translation_key__in=cells.values("translation_key"))
    if not (assignee or due_before):
        if State.NONE in states:
            for missing in [locale] if locale else locales:
                there = TextState.objects.filter(locale=missing).values("translation_key")
                found |= ~Q(translation_key__in=there)
        if has_original:
            found |= Q(locale=locale)
    return rows.filter(found)


def search_rows(rows: QuerySet, words: str) -> QuerySet:
    """Reduce texts to those whose titles contain all the words, in any language."""
    titles = TextState.objects.all()
    for word in words[:LONGEST_SEARCH].split():
        # SQLite ignores the case of ASCII letters only.
        versions = [word] if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
        matches = Q()
        for version in versions:
            matches |= Q(title__icontains=version)
        titles = titles.filter(matches)
    return rows.filter(translation_key__in=titles.values("translation_key"))


def sort_rows(rows: QuerySet, ordering: str, locale: Locale | None = None) -> QuerySet:
    """Sort texts by "title", "due" (earliest due date of open translations) or "words" (left to translate).

    ordering: one of these, with "-" before it for the reverse order. locale: counts only dates and words in this
    language.
    """
    key = ordering.lstrip("-")
    of_text = get_cells(locale).filter(translation_key=OuterRef("translation_key"))
    if key == "due":
        due = of_text.filter(state__in=OPEN_STATES, translation__job__due_date__isnull=False)
        due = due.order_by("translation__job__due_date").values("translation__job__due_date")
        rows = rows.annotate(due=Subquery(due[:1]))
    elif key == "words":
        total = of_text.order_by().values("translation_key").annotate(total=Sum("words_left")).values("total")
        rows = rows.annotate(words=Coalesce(Subquery(total), 0))
    order = F(key).desc(nulls_last=True) if ordering.startswith("-") else F(key).asc(nulls_last=True)
    if key == "title":
        order = ordering  # this order can use the index, and no title is null
    return rows.order_by(order, "pk" if key == "title" else "title", "pk")


# --- Cells ------------------------------------------------------------------------------------------------------------


def fill_cells(rows: Sequence[TextState], locales: Sequence[Locale], rights: LanguagePermissions | None = None) -> list:
    """Set the `cells` of each row, a list in the order of the locales, and its `url`; return the rows. One query.

    rights: the permissions of the user for whom links are made; without them there are none.
    """
    rows = list(rows)
    found = TextState.objects.filter(translation_key__in=[row.translation_key for row in rows]).select_related(
        "content_type", "translation__job__assignee"
    )
    by_place = {(state.translation_key, state.locale_id): state for state in found}
    for row in rows:
        row.cells = [_make_cell(row, locale, by_place, rights) for locale in locales]
        row.url = row.edit_url if rights and rights.may_edit(row) else ""
    return rows


def iterate_rows(rows: QuerySet, locales: Sequence[Locale]) -> Iterator[TextState]:
    """Yield all texts with their cells, loading BATCH texts at once."""
    batch = []
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield from fill_cells(batch, locales)
            batch = []
    yield from fill_cells(batch, locales)


def sum_words_left(cells: Iterable[Cell]) -> int:
    return sum(cell.row.words_left for cell in cells)


def find_next_due(cells: Iterable[Cell]) -> Cell | None:
    """Return the open cell with the earliest due date, or None."""
    dated = [cell for cell in cells if cell.is_open and cell.due_date]
    return min(dated, key=lambda cell: cell.due_date, default=None)


def _make_cell(row, locale, by_place, rights) -> Cell:
    state = by_place.get((row.translation_key, locale.pk))
    if state is None:
        missing = TextState(translation_key=row.translation_key, locale_id=locale.pk, state=State.NONE)
        url = _make_submit_url(row, locale) if rights and rights.may_start(row, locale.pk) else ""
        return Cell(missing, locale, url)
    url = state.edit_url if rights and rights.may_edit(state) else ""
    job = getattr(state.translation, "job", None) if state.translation_id else None
    return Cell(state, locale, url, job)


def _make_submit_url(row: TextState, locale: Locale) -> str:
    model = row.content_type.model_class()
    if issubclass(model, Page):
        url = reverse("wagtail_localize:submit_page_translation", args=[row.object_id])
    else:
        options = model._meta
        url = reverse(
            "wagtail_localize:submit_snippet_translation",
            args=[options.app_label, options.model_name, quote(row.object_id)],
        )
    return f"{url}?select_locale={locale.language_code}"
