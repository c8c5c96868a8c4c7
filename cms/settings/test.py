"""Settings for the test suite, with SQLite or the PostgreSQL database of DATABASE_URL."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, INSTALLED_APPS, PAGE_CACHE, env

FILES = Path(tempfile.mkdtemp(prefix="museumweek-tests-"))
atexit.register(shutil.rmtree, FILES, ignore_errors=True)

SECRET_KEY = "tests-only"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in production: in memory, the live server's threads would share one connection and its transactions.
    DATABASES["default"]["TEST"] = {"NAME": str(FILES / "test.sqlite3")}
    # A process runs the queries of the whole admin, not only of readers' pages: with 40, many are parsed again.
    DATABASES["default"]["OPTIONS"]["cached_statements"] = 1000
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
if not env.bool("KEEP_CONNECTIONS", default=False):  # set for the servers that tests start
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # a connection kept by a thread would prevent dropping the database
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PAGE_CACHE = PAGE_CACHE | {"VERSION_FILE": env("PAGE_VERSION_FILE", default=str(FILES / "page-version"))}
SERVE_MEDIA = True
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(FILES / "media")))
JOINED_STYLES_ROOT = FILES / "styles"
INSTALLED_APPS = [*INSTALLED_APPS, "cms.demo"]
DEMO_CONTENT_ALLOWED = True
