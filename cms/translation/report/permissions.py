"""A user's permissions by language, for a whole table of texts without additional queries.

The table mirrors the permissions only roughly: by the language's home page, and for snippets also by model. Each view
checks them itself (`cms.translation.permissions`, Wagtail's own checks).
"""

from functools import cached_property

from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.permissions import get_permission_name

from ..models import TextState

EVERYWHERE = None


class LanguagePermissions:
    """A user's permissions by language, from those that Wagtail has loaded for its menu."""

    def __init__(self, user):
        self.user = user

    def may_edit(self, row: TextState) -> bool:
        """Return whether the user may edit a text in the language of its row."""
        return self._may_edit_in(row, row.locale_id)

    def may_start(self, source: TextState, locale_id: int) -> bool:
        """Return whether the user may submit a text for translation into a language.

        Users who may edit the original may choose any language.
        """
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
        """Return the ids of the locales in which the user may edit pages; EVERYWHERE for a permission on the root."""
        rights = page_permission_policy.get_cached_permissions_for_user(self.user)
        pages = [right.page for right in rights if right.permission.codename == "change_page"]
        return {EVERYWHERE if page.depth == 1 else page.locale_id for page in pages if page.depth <= 2}
