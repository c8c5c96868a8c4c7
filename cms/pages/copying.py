"""Rules for copying pages: only within a language. Elsewhere, the moderators, permissions and `lang` would be wrong."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from cms.core.sanitizing.ids import read_id
from cms.core.typography.lists import language_name
from cms.newsroom.moderation.four_eyes import find_live_copy_objection


class CopiedBelowOtherLanguageError(PermissionDenied):
    """A page would be copied below one of another language; the message says so."""


def find_copy_objection(page: Page, parent: Page | None) -> str | None:
    """Return why a page cannot be copied below another one, as a sentence; None if it can.

    Only the tree's root has pages of several languages.
    """
    if parent is None or parent.depth == 1 or parent.locale_id == page.locale_id:
        return None
    return _(
        "“%(parent)s” is in %(language)s, this page in %(own_language)s: it can only be copied within its language. "
        "For a version in %(language)s, send it to the translators."
    ) % {
        "parent": parent.specific_deferred.get_admin_display_title(),
        "language": language_name(parent.locale.language_code),
        "own_language": language_name(page.locale.language_code),
    }


def check_copy(page: Page, parent: Page | None) -> None:
    """Raise CopiedBelowOtherLanguageError if a page would be copied below one of another language."""
    if objection := find_copy_objection(page, parent):
        raise CopiedBelowOtherLanguageError(objection)


def check_language_of_new_page(page: Page) -> None:
    """Raise ValidationError if a page would be added below one of another language.

    Aliases are allowed there: programs make them, and they have no content of their own (cms.core.content.visibility).
    """
    if page._state.adding and page.path and page.alias_of_id is None:
        parent = page.get_parent()
        if objection := find_copy_objection(page, parent):
            raise ValidationError({"locale": objection})


class OneLanguageCopyForm(CopyForm):
    """Wagtail's form, restricted to parents in the page's language; it keeps what was typed."""

    def __init__(self, data=None, *args, **kwargs):
        if data is not None and read_id(data.get("new_parent_page")) is None:
            data = data.copy()
            data["new_parent_page"] = ""  # the chooser could not show it again
        super().__init__(data, *args, **kwargs)

    def clean_new_parent_page(self):
        parent = self.cleaned_data["new_parent_page"]
        if objection := find_copy_objection(self.page, parent):
            raise ValidationError(objection)
        return parent

    def clean(self):
        """Refuse a copy that is live at once if another person must approve its text: it would be a publication."""
        cleaned = super().clean()
        if cleaned.get("publish_copies") and not cleaned.get("alias"):
            typed = {"title": cleaned.get("new_title") or "", "slug": cleaned.get("new_slug") or ""}
            recursive = bool(cleaned.get("copy_subpages"))
            if objection := find_live_copy_objection(self.page, self.user, typed, recursive=recursive):
                self.add_error("publish_copies", objection)
        return cleaned
