"""Giving a text's translators the words that it has now."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail_localize.models import TranslationSource

from .rights import may_edit
from .segments import get_string_segments


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
