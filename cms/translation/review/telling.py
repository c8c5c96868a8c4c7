"""Notify the other side of a comment, in their next digest and on their home page."""

from django.contrib.auth import get_user_model
from wagtail_localize.models import StringTranslation, Translation

from cms.newsroom.models import LanguageGroup, Role

from ..models import CommentThread, SegmentComment, TranslationJob
from ..notifications.notices import find_translators, notify_commented


def tell_others(thread: CommentThread, actor) -> None:
    """Tell the other side of a review that there is a comment, and everybody who takes part in its conversation."""
    translation = thread.translation
    told = _find_other_side(translation, actor) | _find_participants(thread)
    notify_commented(translation, told & _find_team(translation), actor)


def _find_other_side(translation: Translation, actor) -> set[int]:
    """Return who translates, if a moderator speaks, and otherwise the moderators of the language."""
    writers = _find_writers(translation)
    moderators = _find_members(translation, Role.MODERATOR)
    return writers if actor.pk in moderators - writers else moderators


def _find_writers(translation: Translation) -> set[int]:
    """Return who is assigned, else who has written, else all translators of the language."""
    if TranslationJob.objects.filter(translation=translation, assignee__isnull=False).exists():
        return find_translators(translation)
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    )
    written = set(rows.values_list("last_translated_by", flat=True).distinct())
    return written & _find_members(translation, Role.TRANSLATOR) or find_translators(translation)


def _find_participants(thread: CommentThread) -> set[int]:
    return set(SegmentComment.objects.filter(thread=thread).values_list("user_id", flat=True)) - {None}


def _find_members(translation: Translation, *roles) -> set[int]:
    groups = LanguageGroup.objects.filter(role__in=roles, locale=translation.target_locale_id)
    people = get_user_model().objects.filter(is_active=True, groups__in=groups.values("group"))
    return set(people.values_list("pk", flat=True))


def _find_team(translation: Translation) -> set[int]:
    """Return who may still know of the text: the people of its language, and superusers."""
    bosses = get_user_model().objects.filter(is_active=True, is_superuser=True).values_list("pk", flat=True)
    return _find_members(translation, *Role) | set(bosses)
