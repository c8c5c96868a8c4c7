"""Counts the queries that Django builds from querysets: what most of a page's CPU time is spent on.

Queries whose SQL is kept (`cms.core.caching.compiled_queries`) are not among them. Unlike a time, the number is the
same on every machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db.models.sql.compiler import SQLCompiler


@contextmanager
def count_built_queries() -> Iterator[list[str]]:
    """Yield a list that gets the table of each query that is built in the block."""
    built = []
    execute_sql = SQLCompiler.execute_sql

    def note(compiler, *args, **kwargs):
        if not compiler.query.is_empty():
            built.append(compiler.query.get_meta().db_table)
        return execute_sql(compiler, *args, **kwargs)

    with patch.object(SQLCompiler, "execute_sql", note):
        yield built
