"""Texts in an open release: approving records the approval, and nothing but the release publishes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _

from ..models import ReleaseText
from ..texts import TextKey, is_text

_going: ContextVar[frozenset[TextKey]] = ContextVar("texts_going_live", default=frozenset())


@contextmanager
def letting_go(keys) -> Iterator[None]:
    """Allow the publication of texts within the context: their release happens, or is undone."""
    token = _going.set(frozenset(keys))
    try:
        yield
    finally:
        _going.reset(token)


def find_open_row(text) -> ReleaseText | None:
    """Return the row of a text in an open release, or None. One query."""
    if not is_text(text):
        return None
    rows = ReleaseText.objects.filter(is_open=True, **TextKey.of(text).fields)
    return rows.select_related("release").first()


def find_hold(text, revision=None) -> str | None:
    """Return why an approved text does not go live now (`cms.newsroom.moderation.approvals`), or None."""
    if not is_text(text) or TextKey.of(text) in _going.get():
        return None
    row = find_open_row(text)
    if row is None:
        return None
    return _("It is in the release “%(name)s”, and goes live with it.") % {"name": row.release.name}


# --- The rules of publication (`cms.newsroom.moderation.publication_checks`) ------------------------------------------


def find_objection(text) -> None:
    """Return None: texts in a release are approved like any others."""


def prepare_approval(task_state, user) -> None:
    """Do nothing: as `find_objection`."""


def find_approval_objection(text, revision) -> None:
    """Return None: as `find_objection`."""


def find_publication_objection(text, revision) -> str | None:
    """Return why a text must not go live otherwise than with its release; None if it may."""
    if not (held := find_hold(text, revision)):
        return None
    return held + " " + _("To publish it now, take it out of the release first.")
