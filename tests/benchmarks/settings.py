"""Production's settings, on which the demonstration may be seeded and its tasks run at once."""

from cms.settings.production import *  # noqa: F403

DEMO_CONTENT_ALLOWED = True
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
