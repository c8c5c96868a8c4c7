"""Who translated and who reviewed a page: written into the page when it is published, for its byline.

For page types with the fields `translated_by` and `reviewed_by`. Written by a queryset's update: no new revision, and a
later publication of the same revision finds them again.
"""

from collections import Counter

from django.core.exceptions import FieldDoesNotExist
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation

from cms.authorship.sources import get_sources


def credit_translation(page: Page, publisher=None) -> None:
    """Store who translated a live page and who reviewed it; a page that is not a translation is left alone.

    publisher: who approves or publishes; without it, who is at work in the admin, or who approved since the text was
    last published. Where none of these is known, or it is the translator, the reviewer named so far stays. A page that
    follows its original no more keeps its names until it is edited freely (`cms.core.editing.program_fields`).
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
    """Return the wagtail-localize Translation whose target the page is, or None."""
    return Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id).first()


def find_translator(translation: Translation) -> int | None:
    """Return the id of the user who wrote most words of the text as it is now; the first by id on a tie.

    What reviewers corrected while the text was under review does not count: it is not theirs.
    """
    words = sum((source.count_writers(translation) for source in get_sources()), Counter())
    return max(words, key=lambda user_id: (words[user_id], -user_id), default=None)


def find_reviewer(page: Page) -> int | None:
    """Return the id of whoever publishes now: who acts in the admin, else who last approved or scheduled the text."""
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
