"""Due dates of translations: the moderators of a language set them."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import Translation

from cms.core.sanitizing.ids import read_ids
from cms.translation.models import OPEN_STATES, State, TextState
from cms.translation.workflow.jobs import assign

from ..calendar.entries import Entry, EntryProvider, Query
from ..calendar.texts import find_states, load_states


class TranslationEntries(EntryProvider):
    name = "translations"
    label = gettext_lazy("Translations due")
    colour = "ultramarine"
    icon = "wagtail-localize-language"

    def list_entries(self, query: Query) -> list[Entry]:
        """Return the translations that are due."""
        if query.ids is None:
            rows = [row for row in load_states(query) if row.translation_id and hasattr(row.translation, "job")]
        else:
            wanted = {"translation__in": read_ids(query.ids), "translation__job__due_date__isnull": False}
            rows = find_states(query, Q(**wanted))
        found = [row for row in rows if row.translation.job.due_date]
        return [
            self._make_entry(row, query)
            for row in found
            if query.ids is not None or query.includes(row.translation.job.due_date)
        ]

    def move(self, user, entry: Entry, start) -> None:
        """Set another due date. Raises PermissionDenied if the person may not assign translations of the language."""
        translation = Translation.objects.filter(pk=entry.id).first()
        if translation is None:
            raise ValidationError(_("This translation no longer exists."))
        assign([translation], due_date=start, actor=user)

    def _make_entry(self, row: TextState, query: Query) -> Entry:
        job = row.translation.job
        is_open = row.state in OPEN_STATES
        return Entry(
            kind=self.name,
            id=str(row.translation_id),
            title=row.title,
            start=job.due_date,
            url=row.edit_url,
            language=row.locale.language_code,
            people=(job.assignee_id,),
            note=row.label,
            is_movable=row.locale_id in query.planner.publishing,
            is_done=row.state == State.UP_TO_DATE,
            is_late=is_open and job.due_date < timezone.localdate(),
        )
