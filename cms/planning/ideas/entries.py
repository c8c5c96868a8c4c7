"""The due dates of ideas in the calendar."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.sanitizing.ids import read_ids

from ..calendar.entries import Entry, EntryProvider, Query
from ..models import Idea
from ..permissions import check_may_plan


class IdeaEntries(EntryProvider):
    """Ideas that have no draft yet; the due date of one that has is that of its text."""

    name = "ideas"
    label = gettext_lazy("Ideas")
    colour = "soft"
    icon = "pick"

    def list_entries(self, query: Query) -> list[Entry]:
        """Return the open ideas that are due (one query)."""
        ideas = Idea.objects.filter(page=None, is_set_aside=False, due_date__isnull=False).select_related("locale")
        if query.ids is None:
            ideas = ideas.filter(due_date__range=(query.first, query.last))
        else:
            ideas = ideas.filter(pk__in=read_ids(query.ids))
        return [
            Entry(
                kind=self.name,
                id=str(idea.pk),
                title=idea.title,
                start=idea.due_date,
                url=reverse("planning:idea", args=[idea.pk]),
                language=idea.locale.language_code,
                people=(idea.assignee_id,),
                note=_("Idea"),
                is_movable=query.planner.may_plan(idea.locale_id, idea.assignee_id),
                is_late=idea.is_late,
            )
            for idea in ideas
        ]

    def move(self, user, entry: Entry, start) -> None:
        """Set another due date. Raises PermissionDenied if the person may not plan the idea."""
        idea = Idea.objects.select_for_update().get(pk=entry.id)
        check_may_plan(user, idea.locale_id, idea.assignee_id)
        idea.due_date = start
        idea.save(update_fields=["due_date", "updated_at"])
