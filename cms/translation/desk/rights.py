"""What a person may do in which language, read once for a whole table of texts.

The table only mirrors rights: each view asks for itself (`cms.translation.rights`, Wagtail's own checks).
"""

from functools import cached_property

from django.contrib.auth.models import Permission
from django.db.models import F
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.newsroom.policies import find_locales_of

from ..models import TextState


class LanguageRights:
    """A person's rights by language: those on the pages of its root, and those on snippets."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def languages_of_pages(self) -> set[int]:
        """The ids of the locales whose pages the person may edit."""
        return self._find_languages("change_page")

    @cached_property
    def moderated_languages(self) -> set[int]:
        """The ids of the locales whose pages the person may publish."""
        return self._find_languages("publish_page")

    @cached_property
    def languages_of_snippets(self) -> dict[int, set[int]]:
        """The ids of the locales whose snippets the person may edit, by content type; not asked of superusers.

        The rule of `cms.newsroom.policies`, for all models at once.
        """
        rights = Permission.objects.filter(codename__startswith="change_")
        by_group = rights.filter(group__user=self.user).annotate(locale=F("group__language_group__locale"))
        found, everywhere = {}, set()
        for content_type, locale in by_group.values_list("content_type", "locale"):
            if locale is None:
                everywhere.add(content_type)
            else:
                found.setdefault(content_type, set()).add(locale)
        everywhere.update(rights.filter(user=self.user).values_list("content_type", flat=True))
        if everywhere:
            own = find_locales_of(self.user)
            for content_type in everywhere:
                found.setdefault(content_type, set()).update(own)
        return found

    def may_edit(self, row: TextState) -> bool:
        """Say whether the person may edit a text in the language of its row."""
        return self.user.is_superuser or row.locale_id in self._languages_of(row)

    def may_start(self, source: TextState, locale_id: int) -> bool:
        """Say whether the person may have a text translated into a language: any where they may edit the original."""
        if not self.user.has_perm("wagtail_localize.submit_translation"):
            return False
        return self.may_edit(source) or locale_id in self._languages_of(source)

    def may_assign(self, locale_id: int) -> bool:
        """Say whether the person shares out the work of a language."""
        return self.user.is_superuser or locale_id in self.moderated_languages

    def _languages_of(self, row: TextState) -> set[int]:
        if issubclass(row.content_type.model_class(), Page):
            return self.languages_of_pages
        return self.languages_of_snippets.get(row.content_type_id, set())

    @cached_property
    def _homes(self) -> list[tuple[str, int]]:
        return list(Page.objects.filter(depth=2).values_list("path", "locale_id"))

    def _find_languages(self, codename: str) -> set[int]:
        if self.user.is_superuser:
            return {locale_id for _path, locale_id in self._homes}
        given = page_permission_policy.get_cached_permissions_for_user(self.user)
        paths = [right.page.path for right in given if right.permission.codename == codename]
        return {locale_id for home, locale_id in self._homes if any(home.startswith(path) for path in paths)}
