"""What the lines need from the database, loaded for all texts at once."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Loaded:
    """Shared by the lines of one check. day: that on which readers first see the texts."""

    day: datetime.date
    live_with: Collection[int] = field(default=frozenset())  # ids of pages that go live with them
