"""Limits that all processes and hosts share: how often something may happen within some time."""

from django.core.cache import caches


def may_happen(name: str, *, times: int, seconds: int) -> bool:
    """Count one more time; return False if `name` has happened `times` times within the last `seconds`.

    Each time takes one of so many places, which is free again after its seconds. Two processes never take the same one.
    (A number that is counted up would lose its time: the cache's `incr` gives it the default one, five minutes.)
    """
    return any(caches["limits"].add(f"times:{name}:{place}", 1, seconds) for place in range(times))
