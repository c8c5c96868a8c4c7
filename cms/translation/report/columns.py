"""The columns of the translation report's table, and the column of states in Wagtail's own lists."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column

from ..models import State, TextState
from ..status.stale import refresh_stale
from .rows import find_next_due, sum_words_left


class TextColumn(BaseColumn):
    """The title of a text, in its own language, and its kind."""

    cell_template_name = "translation/report/cells/text.html"


class LanguageColumn(BaseColumn):
    """The state of each text in one language."""

    cell_template_name = "translation/report/cells/language.html"

    def __init__(self, locale, place: int):
        super().__init__(f"language_{locale.language_code}", label=locale.get_display_name(), classname="desk-language")
        self.place = place

    def get_cell_context_data(self, instance, parent_context):
        cell = instance.cells[self.place]
        return super().get_cell_context_data(instance, parent_context) | {"cell": cell, "row": cell.row}


class WordsLeftColumn(Column):
    def get_value(self, instance):
        return sum_words_left(instance.cells) or ""


class DueColumn(BaseColumn):
    """The earliest due date of the open translations of a text."""

    cell_template_name = "translation/report/cells/due.html"

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"cell": find_next_due(instance.cells)}


class StatesColumn(BaseColumn):
    """The states of each text of one of Wagtail's lists in all languages, with one query for the whole list."""

    cell_template_name = "translation/includes/states.html"

    def __init__(self):
        super().__init__("text_states", label=_("Languages"))

    def get_cell_context_data(self, instance, parent_context):
        table = parent_context["table"]
        if not hasattr(table, "text_states"):
            table.text_states = find_states([row.translation_key for row in table.data])
        states = table.text_states.get(instance.translation_key, [])
        return super().get_cell_context_data(instance, parent_context) | {"states": states, "tag": "td"}


def find_states(keys) -> dict:
    """Map translation keys to the states of texts: (code, name, row) of each language, in the order of the settings.

    Takes one query, if no state is stale. A page without any state (the root of the tree) is left out.
    """
    found = {}
    of_texts = TextState.objects.filter(translation_key__in=keys).select_related("locale")
    rows = list(of_texts)
    if any(row.is_stale for row in rows):
        refresh_stale()
        rows = list(of_texts.all())
    for row in rows:
        found.setdefault(row.translation_key, {})[row.locale.language_code] = row
    return {
        key: [
            (code, name, rows.get(code) or TextState(state=State.NONE))
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        ]
        for key, rows in found.items()
    }
