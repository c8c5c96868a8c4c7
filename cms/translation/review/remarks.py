"""A reviewer's comments on single segments, for the mail that asks for changes."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_user_display_name
from wagtail.models import TaskState, TranslatableMixin
from wagtail_localize.models import Translation

from cms.newsroom.notifications.mail import register_remarks

from ..models import CommentThread, SegmentCorrection
from ..terms.recognising import to_plain
from ..text.lookup import find_translation
from ..text.segment_notes import name_field
from .comments import get_threads
from .rounds import find_rounds

MOST = 20
LONGEST = 200  # characters of the words that are quoted


def connect() -> None:
    register_remarks(list_remarks)


def list_remarks(target) -> list[str]:
    """Return the open comments and the corrections of the last round, as sentences; at most MOST of each."""
    translation = find_translation(target) if isinstance(target, TranslatableMixin) else None
    if translation is None:
        return []
    threads = [thread for thread in get_threads(translation) if not thread.resolved_at]
    corrections = _list_corrections(translation, next(iter(find_rounds(target)), None))
    said = [_say_comments(target, thread) for thread in threads[:MOST]]
    said += [_say_correction(target, correction) for correction in corrections[:MOST]]
    if more := max(len(threads) - MOST, 0) + max(len(corrections) - MOST, 0):
        said.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    return said


def _list_corrections(translation: Translation, last: TaskState | None) -> list[SegmentCorrection]:
    found = SegmentCorrection.objects.filter(translation=translation, task_state=last, accepted_at=None)
    return list(found.select_related("context", "string")) if last else []


def _say_comments(target, thread: CommentThread) -> str:
    said = " / ".join(
        _("%(title)s: %(subtitle)s")
        % {"title": get_user_display_name(comment.user) or _("Somebody"), "subtitle": comment.text}
        for comment in thread.comments.all()
    )
    return f"{name_field(target, thread.context.path)} – {said}"


def _say_correction(target, correction: SegmentCorrection) -> str:
    words = {
        "part": name_field(target, correction.context.path),
        "before": _quote(correction.before),
        "after": _quote(correction.after),
    }
    said = _("%(part)s – corrected: “%(before)s” has become “%(after)s”") % words
    return f"{said} ({correction.reason})" if correction.reason else said


def _quote(markup: str) -> str:
    return Truncator(to_plain(markup)).chars(LONGEST)
