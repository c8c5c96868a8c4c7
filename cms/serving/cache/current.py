"""Access to the version of this installation, as the settings configure it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from django.db import DatabaseError, transaction

from .version import DatedVersion, FileVersion

logger = logging.getLogger(__name__)


@cache
def get_version() -> DatedVersion:
    """Return the version object of this process."""
    path, url = settings.PAGE_CACHE["VERSION_FILE"], settings.PAGE_CACHE["SHARED_URL"]
    if url:
        from .shared import SharedVersion  # a single host needs no Redis, whose client takes 5 MB in each process

        version = SharedVersion(path, url)
    else:
        version = FileVersion(path)
    try:
        version.follow()
    except OSError:
        logger.critical("There is no version of the pages: none is kept", exc_info=True)
    return DatedVersion(version)


def move_version(addresses: Iterable[str] = ()) -> None:
    """Invalidate the cached pages of all processes. addresses: paths that changed; they are warmed soon."""
    try:
        get_version().bump(addresses)
    except OSError:
        # The write is committed, and its author is not at fault: no error. /healthz/newsroom and the log say that pages
        # are stale.
        logger.critical("The version of the pages cannot be written: readers are sent old ones", exc_info=True)


@contextmanager
def one_visible_change(seconds: float = 10) -> Iterator[Callable[[], None]]:
    """Open a transaction whose changes all readers of this host see at the same moment.

    Yield a function: call it as the last thing before the commit. From then on no page is cached, until the change is
    committed or, if the process ends, for some seconds (`FileVersion.close`).
    """
    with _reopening(), transaction.atomic(durable=True):
        transaction.on_commit(_reopen)  # the first of the callbacks, before those that take time
        yield lambda: _try(lambda: get_version().close(seconds))


@contextmanager
def _reopening() -> Iterator[None]:
    try:
        yield
    except BaseException:
        _reopen()
        raise


def _reopen() -> None:
    if get_version().is_closed:
        _try(get_version().reopen)


def _try(change: Callable[[], None]) -> None:
    try:
        change()
    except OSError:
        logger.critical("The version of the pages cannot be written: readers are sent old ones", exc_info=True)


def plan_ends() -> None:
    """Record when pages and snippets expire, after an expiry time was changed. Call it before `move_version`."""
    from .ends import find_ends  # needs the models

    try:
        get_version().plan(find_ends())
    except DatabaseError:  # in the middle of the first migrations; `post_migrate` plans again
        logger.info("It is not known yet when pages end: there is no table of them")
    except OSError:
        logger.critical("It cannot be noted when pages end: readers are sent them until the timer runs", exc_info=True)


def check_version() -> str | None:
    """Return what is wrong with the version, for the health page; None if nothing is."""
    version = get_version()
    version.follow()
    if getattr(version, "is_reachable", True):
        return None
    return "the other hosts cannot be reached: pages are kept for a second only"
