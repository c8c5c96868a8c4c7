"""Refuse submission, approval and publication, from any endpoint, where a line blocks.

These are the rules of `cms.newsroom.moderation.publication_checks`. Required fields are not among them:
`cms.pages.completeness` has its own.
"""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.newsroom.moderation.publication_checks import PublicationRefusedError

from .checking import Result, check_as_it_is, check_text
from .levels import is_anything_enforced

MOST_NAMED = 3


def find_objection(text) -> str | None:
    """Return why the latest draft of a text can be neither submitted nor approved, or None."""
    if not is_anything_enforced():
        return None
    return _say([result for result in check_text(text) if result.is_enforced and not result.fault.may_pass])


def prepare_approval(task_state, user) -> None:
    """Raise PublicationRefusedError if a line blocks, however the text is approved."""
    if objection := find_objection(task_state.workflow_state.content_object):
        raise PublicationRefusedError(objection)


def find_approval_objection(text, revision) -> str | None:
    """Return why a revision must not even be approved to go live later, or None."""
    return _find_objection_to(text, revision, passes=True)


def find_publication_objection(text, revision) -> str | None:
    """Return why a revision must not go live, or None; for a scheduled one, by the rights of that day."""
    return _find_objection_to(text, revision, passes=False)


def _find_objection_to(text, revision, *, passes: bool) -> str | None:
    if not is_anything_enforced():
        return None
    moment = parse_datetime(revision.content.get("go_live_at") or "")
    day = timezone.localdate(moment) if moment and moment > timezone.now() else None
    results = check_as_it_is(text, revision.content, day=day)
    return _say([result for result in results if result.is_enforced and not (passes and result.fault.may_pass)])


def _say(results: Sequence[Result]) -> str | None:
    """Return one sentence that names what blocks; None if nothing does."""
    if not results:
        return None
    named = [
        _("%(label)s: %(sentence)s") % {"label": result.label, "sentence": result.sentence}
        for result in results[:MOST_NAMED]
    ]
    if more := len(results) - len(named):
        named.append(
            ngettext("%(count)d more is in the checklist.", "%(count)d more are in the checklist.", more)
            % {"count": more}
        )
    return " ".join([_("The checklist holds this text back."), *named])
