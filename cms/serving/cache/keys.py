"""Keys for Django's cache that are valid for one version of the site only.

Wagtail caches the paths of the sites' roots for an hour, and clears them only in the process that changed them. Another
process, or one that read the database just before, would continue with the old ones.
"""

import hashlib
import os

from .current import get_version


def make_key(key: str, prefix: str, version: int) -> str:
    """Return a cache key that contains the current token of the page cache (Django's KEY_FUNCTION)."""
    found = get_version()
    # While the version is closed, nothing that was cached is found, and nothing that is stored is found again.
    token = os.urandom(8) if found.is_closed else repr(found.read()).encode()
    token = hashlib.blake2b(token, digest_size=8).hexdigest()
    return f"{prefix}:{version}:{token}:{key}"
