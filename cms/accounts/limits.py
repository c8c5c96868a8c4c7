"""Limits that all processes and hosts share: how often something may happen within some time."""

from django.core.cache import caches


def may_happen(name: str, *, times: int, seconds: int) -> bool:
    """Count one more time; return False if `name` has happened `times` times since the first, `seconds` ago at most."""
    cache = caches["limits"]
    key = f"times:{name}"
    if cache.add(key, 1, seconds):
        return True
    count = cache.get(key, 0)
    if count >= times:
        return False
    cache.incr(key)
    return True
