"""Bylines: store the translator and the reviewer on a page when it is published.

This applies to page types with the fields `translated_by` and `reviewed_by`. The fields are written with a queryset's
`update()`, which creates no revision; a later publication of the same revision computes them again.
"""

from collections import Counter

from django.core.exceptions import FieldDoesNotExist
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation

from cms.authorship.sources import get_sources


def credit_translation(page: Page, publisher=None) -> None:
    """Store the translator and the reviewer of a live page. Do nothing for pages that are not translations.

    publisher: the user who approves or publishes; without it, the user of the current admin request, else the last
    user who approved since the last publication. If none is known, or it is the translator, the stored reviewer stays.
    A page that no longer follows its original keeps its names until it is edited freely
    (`cms.core.editing.program_fields`).
    """
    page = page.specific
    if not page.live or not _has_credits(page):
        return
    translation = find_translation(page)
    if translation is None or not translation.enabled:
        return
    translator = find_translator(translation)
    publishers = (publisher.pk if publisher else find_reviewer(page), page.reviewed_by_id)
    reviewer = next((person for person in publishers if person and person != translator), None)
    credits = {"translated_by_id": translator, "reviewed_by_id": reviewer}
    if any(getattr(page, field) != value for field, value in credits.items()):
        type(page)._default_manager.filter(pk=page.pk).update(**credits)


def find_translation(page: Page) -> Translation | None:
    """Return the wagtail-localize Translation of which the page is the target, or None."""
    return Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id).first()


def find_translator(translation: Translation) -> int | None:
    """Return the id of the user who wrote most words of the current text, or None; on a tie, the lowest id.

    Corrections that reviewers made while the text was under review do not count.
    """
    words = sum((source.count_writers(translation) for source in get_sources()), Counter())
    return max(words, key=lambda user_id: (words[user_id], -user_id), default=None)


def find_reviewer(page: Page) -> int | None:
    """Return the id of the current admin user, else of the last user who approved or scheduled the text, or None."""
    actor = get_active_log_context().user
    if actor is not None:
        return actor.pk
    logs = PageLogEntry.objects.filter(page_id=page.pk).order_by("-pk")
    published = logs.filter(action__in=["wagtail.publish", "wagtail.publish.scheduled"]).first()
    approvals = logs.filter(
        action__in=["wagtail.workflow.approve", "wagtail.publish.schedule"], pk__gt=published.pk if published else 0
    )
    return approvals.values_list("user_id", flat=True).first()


def _has_credits(page: Page) -> bool:
    try:
        page._meta.get_field("translated_by")
        page._meta.get_field("reviewed_by")
    except FieldDoesNotExist:
        return False
    return True
