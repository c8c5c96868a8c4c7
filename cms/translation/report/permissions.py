"""What a person may do in which language, for a whole table of texts without a query of its own.

The table only mirrors rights, coarsely: by the language's home page, and for snippets by model too. Each view asks for
itself (`cms.translation.permissions`, Wagtail's own checks).
"""

from functools import cached_property

from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.permissions import get_permission_name

from ..models import TextState

EVERYWHERE = None


class LanguagePermissions:
    """A person's rights by language, from what Wagtail has read for its menu."""

    def __init__(self, user):
        self.user = user

    def may_edit(self, row: TextState) -> bool:
        """Say whether the person may edit a text in the language of its row."""
        return self._may_edit_in(row, row.locale_id)

    def may_start(self, source: TextState, locale_id: int) -> bool:
        """Say whether the person may have a text translated into a language: any where they may edit the original."""
        if not self.user.has_perm("wagtail_localize.submit_translation"):
            return False
        return self.may_edit(source) or self._may_edit_in(source, locale_id)

    def _may_edit_in(self, text: TextState, locale_id: int) -> bool:
        model = text.content_type.model_class()
        if not issubclass(model, Page) and not self.user.has_perm(get_permission_name("change", model)):
            return False
        return self.user.is_superuser or bool({locale_id, EVERYWHERE} & self._languages)

    @cached_property
    def _languages(self) -> set[int | None]:
        """Where the person may edit pages: a right on the tree's root holds in all languages."""
        rights = page_permission_policy.get_cached_permissions_for_user(self.user)
        pages = [right.page for right in rights if right.permission.codename == "change_page"]
        return {EVERYWHERE if page.depth == 1 else page.locale_id for page in pages if page.depth <= 2}
