"""What an exception says about the database and the disk, if the same request may succeed later."""

import errno
import sys
from enum import Enum

from django.db import DatabaseError, InterfaceError, OperationalError
from django_tasks_db.utils import is_locked_database_exception


class Trouble(Enum):
    BUSY = "busy"  # somebody else holds what the request would write
    FULL = "full"  # nothing can be written: the disk is full or broken
    AWAY = "away"  # the database does not answer
    STORE = "store"  # the bucket of uploaded files does not answer


# https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available, deadlock_detected,
# serialization_failure; disk_full, io_error, read_only_sql_transaction; admin_shutdown, crash_shutdown,
# cannot_connect_now, too_many_connections
STATES = (
    dict.fromkeys(("55P03", "40P01", "40001"), Trouble.BUSY)
    | dict.fromkeys(("53100", "58030", "25006"), Trouble.FULL)
    | dict.fromkeys(("57P01", "57P02", "57P03", "53300"), Trouble.AWAY)
)
# What SQLite says (https://www.sqlite.org/rescode.html: SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN).
SENTENCES = {
    "database or disk is full": Trouble.FULL,
    "disk I/O error": Trouble.FULL,
    "attempt to write a readonly database": Trouble.FULL,
    "unable to open database file": Trouble.AWAY,
}
FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def find_trouble(exception: BaseException | None) -> Trouble | None:
    """Return the trouble that an exception is about; None for all other errors."""
    if _is_of_the_bucket(exception):
        return Trouble.STORE
    if isinstance(exception, OSError):
        return Trouble.FULL if exception.errno in FULL_DISK else None
    if not isinstance(exception, DatabaseError | InterfaceError) or not exception.args:
        return None
    if isinstance(exception, OperationalError) and is_locked_database_exception(exception):
        return Trouble.BUSY
    if hasattr(exception.__cause__, "sqlstate"):  # psycopg's; without a state if there is no server to give one
        state = exception.__cause__.sqlstate
        is_lost = isinstance(exception, OperationalError | InterfaceError) and (state is None or state.startswith("08"))
        return Trouble.AWAY if is_lost else STATES.get(state)
    return SENTENCES.get(str(exception.args[0]))


def _is_of_the_bucket(exception: BaseException | None) -> bool:
    """Return whether the client of the bucket got no answer. It is loaded only if there is a bucket."""
    client = sys.modules.get("botocore.exceptions")
    return client is not None and isinstance(exception, client.ConnectionError | client.HTTPClientError)
