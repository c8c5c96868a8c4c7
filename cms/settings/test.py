"""The test suite: SQLite, or the PostgreSQL that DATABASE_URL names."""

import tempfile

from .base import *  # noqa: F403

SECRET_KEY = "tests-only"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SERVE_MEDIA = True
MEDIA_ROOT = tempfile.mkdtemp(prefix="museumweek-tests-")
