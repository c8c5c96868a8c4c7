"""Keys of Django's cache that hold for one version of the site only.

Wagtail keeps the paths of the sites' roots for an hour, and forgets them in the process that changed them; another
process, or one that read the database just before, would go on with the old ones.
"""

import hashlib

from .current import get_version


def make_key(key: str, prefix: str, version: int) -> str:
    """Return a cache's key with the token of the pages in it (Django's KEY_FUNCTION)."""
    token = hashlib.blake2b(repr(get_version().read()).encode(), digest_size=8).hexdigest()
    return f"{prefix}:{version}:{token}:{key}"
