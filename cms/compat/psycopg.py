"""psycopg: where a connection waits for the server. Nothing documented limits how long."""

from .internals import Internal, Kind

WAIT = Internal(
    "psycopg:Connection.wait",
    Kind.SHOWS,
    "psycopg 3.3.9",
    "With it, a request that waits for a PostgreSQL that hangs is ended after some seconds.",
    "It waits until the operating system ends the connection.",
    ("self", "gen", "interval", "timeout"),
)
