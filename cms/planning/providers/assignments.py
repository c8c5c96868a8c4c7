"""Due dates of originals: who writes a text, and until when (`cms.planning.models.Assignment`)."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cms.core.sanitizing.ids import read_ids
from cms.translation.models import TextState

from ..calendar.entries import Entry, EntryProvider, Query
from ..calendar.texts import find_states, load_states
from ..models import Assignment
from ..permissions import check_may_plan


class AssignmentEntries(EntryProvider):
    name = "texts"
    label = gettext_lazy("Texts due")
    colour = "terracotta"
    icon = "edit"

    def list_entries(self, query: Query) -> list[Entry]:
        """Return the originals that are due."""
        if query.ids is None:
            rows = [row for row in load_states(query) if row.is_source and row.assigned_due]
            return [self._make_entry(row, query) for row in rows if query.includes(row.assigned_due)]
        wanted = Assignment.objects.filter(pk__in=read_ids(query.ids), due_date__isnull=False)
        rows = find_states(query, Q(is_source=True, translation_key__in=wanted.values("translation_key")))
        return [self._make_entry(row, query) for row in rows]

    def move(self, user, entry: Entry, start) -> None:
        """Set another due date. Raises PermissionDenied if the person may not plan the text."""
        assignment = Assignment.objects.select_for_update().get(pk=entry.id)
        row = TextState.objects.get(translation_key=assignment.translation_key, is_source=True)
        check_may_plan(user, row.locale_id, assignment.assignee_id)
        assignment.due_date = start
        assignment.save(update_fields=["due_date"])

    def _make_entry(self, row: TextState, query: Query) -> Entry:
        return Entry(
            kind=self.name,
            id=str(row.assignment_id),
            title=row.title,
            start=row.assigned_due,
            url=row.edit_url,
            language=row.locale.language_code,
            people=(row.assignee_id,),
            note=pgettext("state of a text", "Live") if row.is_live else _("Draft"),
            is_movable=query.planner.may_plan(row.locale_id, row.assignee_id),
            is_done=row.is_live,
            is_late=not row.is_live and row.assigned_due < timezone.localdate(),
        )
