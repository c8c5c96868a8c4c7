"""Keys for Django's cache that are valid for one version of the site only.

Wagtail caches the paths of the sites' roots for an hour, and clears them only in the process that changed them. Another
process, or one that read the database just before, would continue with the old ones.
"""

import hashlib

from .current import get_version


def make_key(key: str, prefix: str, version: int) -> str:
    """Return a cache key that contains the current token of the page cache (Django's KEY_FUNCTION)."""
    token = hashlib.blake2b(repr(get_version().read()).encode(), digest_size=8).hexdigest()
    return f"{prefix}:{version}:{token}:{key}"
