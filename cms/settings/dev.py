"""Settings for development and demonstration (`make run` and `make dev`)."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, MIDDLEWARE, VAR_DIR, add_whitenoise, env

# Off by default; `make dev` sets it. `make run` shows what readers see, error pages included.
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="development-only: production refuses to start without a key of its own")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
INTERNAL_IPS = ["127.0.0.1"]
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}")
VAR_DIR.mkdir(exist_ok=True)

MIDDLEWARE = add_whitenoise(MIDDLEWARE)
# `make run` sets it: it shows what readers get, and collects the static files before it starts (cms.demo.static_files).
STATIC_FILES_COLLECTED = env.bool("STATIC_FILES_COLLECTED", default=False)
if STATIC_FILES_COLLECTED:
    STATIC_ROOT = VAR_DIR / "static"
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
else:  # from their source folders: changes are visible at once
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secret_paths": {"()": "cms.serving.secret_paths.MaskSecretPaths"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["secret_paths"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},  # without 404 warnings
    },
}
if DEBUG:
    LOGGING["loggers"]["django.server"] = {"handlers": ["console"], "level": "INFO", "propagate": False}
INSTALLED_APPS = [*INSTALLED_APPS, "cms.demo"]
DEMO_CONTENT_ALLOWED = True
