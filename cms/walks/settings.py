"""The settings of the process that renders a walk: those of the site, cut off from all that others share.

`making` starts the process with this module as its settings and `WALK_SETTINGS` in its environment. Its caches, its
version of the pages, its mails and its tasks are its own, and end with it.
"""

import importlib
import json
import os

APART = "WALK_SETTINGS"


def is_apart() -> bool:
    """Return whether this process has these settings."""
    return APART in os.environ


if is_apart():
    _given = json.loads(os.environ[APART])
    _site = importlib.import_module(_given["module"])
    globals().update({name: value for name, value in vars(_site).items() if name.isupper()})

    _database = _site.DATABASES["default"]
    DATABASES = {"default": _database | {"NAME": _given["database"], "CONN_MAX_AGE": None}}
    if _database["ENGINE"].endswith("postgresql"):
        # An editor's save that holds a text makes the walk fail; one that waits for it makes it give way (`rendering`).
        # Should the process hang, its locks are released nevertheless.
        _options = _database.get("OPTIONS", {})
        _limits = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c application_name=walk"
        _timeouts = f"{_options.get('options', '')} {_limits}".strip()
        DATABASES["default"]["OPTIONS"] = _options | {"options": _timeouts}
    CACHES = {
        name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"walk-{name}"}
        for name in _site.CACHES
    }
    PAGE_CACHE = _site.PAGE_CACHE | {"BYTES": 0, "SHARED_URL": "", "VERSION_FILE": _given["version_file"]}
    WAGTAILFRONTENDCACHE = {}
    TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    MEDIA_ROOT = _given["media_root"]
    ALLOWED_HOSTS = ["*"]
