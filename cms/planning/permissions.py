"""Who may plan what: decided here, mirrored by the interface.

The moderators of a language plan for everybody who writes in it. Its editors plan what is theirs or nobody's.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy


@dataclass
class Planner:
    """A person who plans, with what they may do in each language: one query for any number of answers."""

    user: object

    @cached_property
    def publishing(self) -> set[int]:
        """Return the ids of the locales in which the person publishes."""
        return self._find("publish")

    @cached_property
    def writing(self) -> set[int]:
        """Return the ids of the locales in which the person may begin texts."""
        return self._find("add")

    @property
    def has_stale_states(self) -> bool:
        """Return whether states of texts must be refreshed before they are read."""
        return any(home.has_stale for home in self._homes)

    @property
    def languages(self) -> list[str]:
        """Return the codes of the languages that have a home page."""
        return sorted(home.locale.language_code for home in self._homes)

    @cached_property
    def _homes(self) -> list[Page]:
        from cms.translation.models import TextState  # content apps are loaded before the translation's models

        stale = TextState.objects.filter(locale=OuterRef("locale"), is_stale=True)
        homes = Page.objects.filter(depth=2, alias_of=None).select_related("locale")
        return list(homes.annotate(has_stale=Exists(stale)))

    def _find(self, action: str) -> set[int]:
        return {
            home.locale_id
            for home in self._homes
            if page_permission_policy.user_has_permission_for_instance(self.user, action, home)
        }

    def may_plan(self, locale_id: int, assignee_id: int | None) -> bool:
        """Return whether the person decides on somebody's text or idea in a language."""
        if locale_id in self.publishing:
            return True
        return locale_id in self.writing and assignee_id in (None, self.user.pk)


def check_may_plan(user, locale_id: int, *assignee_ids: int | None) -> None:
    """Check that a person decides on the texts or ideas of some people in a language. Raises PermissionDenied."""
    planner = Planner(user)
    if not all(planner.may_plan(locale_id, assignee_id) for assignee_id in assignee_ids):
        raise PermissionDenied(
            _("Editors plan what is theirs or nobody’s; the moderators of the language plan for everybody.")
        )
