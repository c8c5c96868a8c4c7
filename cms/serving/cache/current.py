"""The version of this installation, as the settings describe it."""

import logging
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.db import DatabaseError

from .version import DatedVersion, FileVersion

logger = logging.getLogger(__name__)


@cache
def get_version() -> DatedVersion:
    """Return the one version of this process."""
    path, url = settings.PAGE_CACHE["VERSION_FILE"], settings.PAGE_CACHE["SHARED_URL"]
    if url:
        from .shared import SharedVersion  # one host has no need of Redis, whose client takes 5 MB in each process

        version = SharedVersion(path, url)
    else:
        version = FileVersion(path)
    try:
        version.follow()
    except OSError:
        logger.critical("There is no version of the pages: none is kept", exc_info=True)
    return DatedVersion(version)


def move_version(addresses: Iterable[str] = ()) -> None:
    """Tell all processes that what they keep holds no longer. addresses: paths that changed, to be made again soon."""
    try:
        get_version().bump(addresses)
    except OSError:
        # What was written is committed; who wrote it is not to blame. /healthz and the log say that pages are stale.
        logger.critical("The version of the pages cannot be written: readers are sent old ones", exc_info=True)


def plan_ends() -> None:
    """Note when the time of pages and snippets is over, after one of them was given another. Before `move_version`."""
    from .ends import find_ends  # needs the models

    try:
        get_version().plan(find_ends())
    except DatabaseError:  # in the middle of the first migrations: there is a plan after the last of them
        logger.info("It is not known yet when pages end: there is no table of them")
    except OSError:
        logger.critical("It cannot be noted when pages end: readers are sent them until the timer runs", exc_info=True)


def check_version() -> str | None:
    """What is wrong with the version, for the health page; None where nothing is."""
    version = get_version()
    version.follow()
    if getattr(version, "is_reachable", True):
        return None
    return "the other hosts cannot be reached: pages are kept for a second only"
