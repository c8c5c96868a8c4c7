"""Let the clock of a process stand at a moment: Django's, and that of the database in queries.

`timezone.now` is replaced in its module, where all code looks it up at each call. For processes that render pages
as they will be; no other thread may work meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import DateTimeField, Value
from django.db.models.functions import Now
from django.utils import timezone


@contextmanager
def standing_clock(moment: datetime) -> Iterator[None]:
    """Let `timezone.now()` and the database function `Now()` return a moment within the context.

    Queries whose SQL was compiled outside of it, or within it, must be compiled again.
    """

    def tell() -> datetime:
        return moment

    def write(self, compiler, connection, **kwargs):
        return compiler.compile(Value(moment, output_field=DateTimeField()))

    former_now = timezone.now
    former = {name: getattr(Now, name) for name in vars(Now) if name.startswith("as_")}
    timezone.now = tell
    for name in former:
        setattr(Now, name, write)
    try:
        yield
    finally:
        timezone.now = former_now
        for name, method in former.items():
            setattr(Now, name, method)
