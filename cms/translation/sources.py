"""Giving a text's translators the words that it has now."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import RevisionMixin
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .rights import may_edit
from .segments import get_string_segments


def find_new_segments(source: TranslationSource, text) -> list[str]:
    """Return the words of a text's newest draft that its translators were not given yet, in order."""
    draft = text.get_latest_revision_as_object() if isinstance(text, RevisionMixin) else text
    known = set(get_string_segments(source).values_list("context__path", "string__data"))
    values = [value for value in extract_segments(draft) if isinstance(value, StringSegmentValue)]
    return [value.string.data for value in values if (value.path, value.string.data) not in known]


def send_changes(instance, user) -> int:
    """Give the translators of a text its words; return how many segments are to be translated anew.

    Raises PermissionDenied.
    """
    if not may_edit(user, instance):
        raise PermissionDenied(_("You may not edit the original."))
    source = TranslationSource.objects.get_for_instance(instance)
    known = set(get_string_segments(source).values_list("context__path", "string__data"))
    source.update_from_db()
    return len(set(get_string_segments(source).values_list("context__path", "string__data")) - known)
