"""Check that a text is complete before readers see it: each page type lists its fields in `needed_by_readers`."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.core.editing.blank import is_blank
from cms.core.typography.lists import join_list


def find_gaps(page, values: dict | None = None) -> dict[str, str]:
    """Return the names and labels of the fields and relations that a page still needs before readers see it.

    `values` replaces the page's own values, as a form or a revision has them; any false value for a relation means that
    it has no rows. With `values`, `page` may be a page type.
    """
    gaps = {}
    for name in page.needed_by_readers:
        field = page._meta.get_field(name)
        if values is not None:
            value = values.get(name)
        else:
            value = getattr(page, name) if field.concrete else getattr(page, name).all()
        if is_blank(value) if isinstance(value, str) else not value:
            gaps[name] = str(field.verbose_name if field.concrete else field.related_model._meta.verbose_name_plural)
    return gaps


def find_following(texts: Iterable) -> list:
    """Return those of some texts that are translations that follow their original: that one is checked. One query."""
    texts = [text for text in texts if getattr(text, "translation_key", None)]
    if not texts:
        return []
    followed = Translation.objects.filter(source__object_id__in={text.translation_key for text in texts}, enabled=True)
    found = set(followed.values_list("source__object_id", "target_locale_id"))
    return [text for text in texts if (text.translation_key, text.locale_id) in found]


def find_objection(text) -> str | None:
    """Return why a text cannot be approved, if it is not complete, or None.

    Translations are not checked, because they follow their original.
    """
    if not isinstance(text, Page) or not getattr(text.specific_class, "needed_by_readers", ()):
        return None
    if find_following([text]) or not (gaps := find_gaps(text.get_latest_revision_as_object())):
        return None
    return _("This text is not complete. Still missing: %(fields)s.") % {"fields": join_list(list(gaps.values()))}


def prepare_approval(task_state, user) -> None:
    """Raise PermissionDenied if an incomplete text would be approved, however it is approved."""
    if objection := find_objection(task_state.workflow_state.content_object):
        raise PermissionDenied(objection)


def find_publication_objection(text, revision) -> None:
    """Return None: programs may publish anything. The rule applies to people, in the editor and in moderation."""
