"""Mark blank or broken segments as in error, whatever wrote them: they are stored, but count as not translated.

The editor shows a row in error with a sentence that says why, and it is never published
(docs/decisions/trap-08-rows-in-error.md). Code that saves a segment for a user refuses broken markup before that
(`markup.find_breakage`); this module covers everything else.
"""

from django.db.models import F
from django.db.models.signals import post_save
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from ..compat import GET_ERROR
from ..text.blank import get_blank_error, is_blank
from ..text.origin_labels import FILES, PROPOSED, UNCONFIRMED
from .markup import find_breakage


def connect() -> None:
    """Check each row that is saved, and make wagtail-localize's editor show our sentences for rows in error."""
    post_save.connect(mark_fault, sender=StringTranslation, dispatch_uid="translation_segment_fault")
    GET_ERROR.replace(lambda _get_error: describe_fault)


def find_fault(row: StringTranslation) -> str | None:
    """Return why the words of a row cannot be used as a translation, as a sentence; None if they can."""
    if is_blank(row.data):
        return get_blank_error()
    return next(iter(find_breakage(row.translation_of.data, row.data)), None)


def describe_fault(row: StringTranslation) -> str | None:
    """Return what the editor shows for a row in error, in the active language; None if it is not in error."""
    if not row.has_error:
        return None
    if row.tool_name == PROPOSED and not is_blank(row.data):
        return _("Proposed from the title: confirm it, or write another.")
    if row.tool_name == UNCONFIRMED or row.tool_name in FILES:
        return find_fault(row) or _("Not confirmed yet.")
    return find_fault(row) or GET_ERROR.find()(row)


def mark_fault(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or (update_fields is not None and "data" not in update_fields):
        return
    if instance.context_id and instance.context.path == "title" and is_blank(instance.data):
        # wagtail-localize has just set the blank title as the page's draft title, which lists show.
        pages = Page.objects.filter(translation_key=instance.context.object_id, locale=instance.locale_id)
        pages.update(draft_title=F("title"))
    if not instance.has_error and find_fault(instance):
        instance.has_error = True
        StringTranslation.objects.filter(pk=instance.pk).update(has_error=True)
