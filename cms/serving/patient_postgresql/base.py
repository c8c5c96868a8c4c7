"""Stop waiting for a PostgreSQL that hangs, and leave it alone for some seconds.

Neither libpq nor psycopg limits how long an answer may take, and a limit of the server's own (`statement_timeout`) does
nothing if it is the server that hangs: its machine still accepts connections and confirms what it receives. A long
query is silent too. So after some seconds of silence a second connection finds out whether anybody is there.
"""

import threading
import time
from collections.abc import Generator
from functools import partial

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError

from cms.compat.psycopg import WAIT

SILENCE = 3  # seconds without a byte, after which the server is asked whether it is there
ANSWER = 2  # seconds in which it must answer; libpq knows no shorter time
LEFT_ALONE = 5  # seconds in which nobody tries again


class Trust:
    """Whether the server answers, as far as this process knows."""

    def __init__(self):
        self.lock, self.left_alone_until = threading.Lock(), 0.0

    def expect_answer(self) -> None:
        """Raise OperationalError while the server is left alone. Afterwards one thread tries, before the others."""
        with self.lock:
            if not self.left_alone_until:
                return
            now = time.monotonic()
            if now < self.left_alone_until:
                raise OperationalError("PostgreSQL did not answer: it is left alone for some seconds")
            self.left_alone_until = now + LEFT_ALONE

    def lose(self) -> None:
        self.left_alone_until = time.monotonic() + LEFT_ALONE

    def regain(self) -> None:
        self.left_alone_until = 0.0


trust = Trust()


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        trust.expect_answer()
        try:
            connection = super().get_new_connection(conn_params)
        except OperationalError as error:
            if is_silent(error):
                trust.lose()
            raise
        trust.regain()
        if WAIT.is_there():
            wait = partial(WAIT.find(), connection)  # looked up once: each query waits by it
            connection.wait = partial(wait_patiently, connection, wait, partial(self.find_out, conn_params))
        return connection

    def find_out(self, conn_params: dict) -> bool:
        """Return whether the server answers a new connection, even with a refusal."""
        try:
            trust.expect_answer()
            self.Database.connect(**conn_params | {"connect_timeout": ANSWER}).close()
        except OperationalError as error:
            if is_silent(error):
                trust.lose()
                return False
        trust.regain()
        return True


def is_silent(error: OperationalError) -> bool:
    """Return whether nobody has answered: an answer has a state, and a machine without a server refuses at once."""
    return error.sqlstate is None and "refused" not in str(error)


class SilentError(OperationalError):
    """The server does not answer."""


def wait_patiently(connection: Connection, wait, find_out, gen: Generator, interval: float = 0.1, timeout=None):
    """Do what psycopg's `Connection.wait` does, and look after the server whenever nothing has come for some seconds.

    wait: psycopg's own, of this connection. gen: its generator, which waits on where it was when it is handed over
    again.
    """
    while True:
        began = time.monotonic()
        try:
            return wait(gen, interval, SILENCE if timeout is None else timeout)
        except OperationalError as error:
            is_timeout = error.sqlstate is None and time.monotonic() - began >= SILENCE and not connection.closed
            if timeout is not None or not is_timeout:
                raise
        if not find_out():
            connection.close()
            raise SilentError("PostgreSQL does not answer")
