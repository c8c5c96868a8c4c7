"""Settings for production, from environment variables only; docs/deploy.md lists them all.

Raise ImproperlyConfigured, with the names, if SECRET_KEY, ALLOWED_HOSTS or DATABASE_URL is missing.
"""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.compat.pillow import leave_out

from .base import *  # noqa: F403
from .base import (
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
    DATABASES,
    MIDDLEWARE,
    PAGE_CACHE,
    VAR_DIR,
    WAGTAILFRONTENDCACHE,
    add_whitenoise,
    env,
)

missing = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL") if not os.environ.get(name, "").strip()]
if missing:
    raise ImproperlyConfigured(
        f"Production settings need the environment variable(s) {', '.join(missing)}; see docs/deploy.md."
    )

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # former keys, so that a new key signs nobody out
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS")]
SITE_URL = env("SITE_URL", default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default=SITE_URL)

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Block the PostgreSQL driver: Wagtail's API imports it if it can, which takes 9 MB in each process.
    leave_out("psycopg")

# --- HTTPS: the proxy terminates it and sets a header -----------------------------------------------------------------

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
if SECURE_SSL_REDIRECT:  # browsers accept these names over HTTPS only, and from no subdomain
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)
SECOND_STEP_ROLES = env.list("SECOND_STEP_ROLES", default=["administrator", "moderator"])
PASSKEY_HOST = env("PASSKEY_HOST", default=urlsplit(WAGTAILADMIN_BASE_URL).hostname or "")
# The editor shows previews in a frame of the same origin: SAMEORIGIN is intended, DENY would break it.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CSRF_TRUSTED_ORIGINS = env.list(
    "CSRF_TRUSTED_ORIGINS",
    default=[f"https://{'*' + host if host.startswith('.') else host}" for host in ALLOWED_HOSTS if host != "*"],
)

# --- Files ------------------------------------------------------------------------------------------------------------

MIDDLEWARE = add_whitenoise(MIDDLEWARE)
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR.parent / "staticfiles"))()
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # File names contain a hash, so browsers keep files for a year; collectstatic compresses them (gzip and Brotli).
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if env("S3_BUCKET", default=""):
    from botocore.config import Config

    S3_OPTIONS = {
        "bucket_name": env("S3_BUCKET"),
        "access_key": env("S3_ACCESS_KEY", default=None),
        "secret_key": env("S3_SECRET_KEY", default=None),
        "endpoint_url": env("S3_ENDPOINT_URL", default=None),
        "region_name": env("S3_REGION", default=None),
        "custom_domain": env("S3_CUSTOM_DOMAIN", default=None),
        "location": env("S3_LOCATION", default=""),
        # A bucket that does not answer must not hold a request for minutes, as botocore's own limits allow.
        "client_config": Config(
            signature_version="s3v4",
            s3={"addressing_style": env("S3_ADDRESSING_STYLE", default=None)},
            connect_timeout=3,
            read_timeout=5,
            retries={"mode": "standard", "total_max_attempts": 2},
        ),
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": False,  # pictures are public; the others are signed (cms/serving/files/bucket.py)
        "object_parameters": {"CacheControl": "public, max-age=31536000"},
    }
    STORAGES["default"] = {"BACKEND": "cms.serving.files.bucket.Bucket", "OPTIONS": S3_OPTIONS}
    WAGTAILDOCS_SERVE_METHOD = "redirect"  # to an address for a minute, once the site knows that the reader may
    media_domain, media_endpoint = S3_OPTIONS["custom_domain"], S3_OPTIONS["endpoint_url"]
    if media_domain:
        media_origin = f"https://{media_domain}"
    elif media_endpoint:
        media_origin = f"{urlsplit(media_endpoint).scheme}://{urlsplit(media_endpoint).netloc}"
    else:
        media_origin = f"https://{S3_OPTIONS['bucket_name']}.s3.amazonaws.com"
    for policy in (CONTENT_SECURITY_POLICY, ADMIN_CONTENT_SECURITY_POLICY):
        policy["DIRECTIVES"]["img-src"] = [*policy["DIRECTIVES"]["img-src"], media_origin]
        policy["DIRECTIVES"]["media-src"] = ["'self'", media_origin]

# --- CDN: its copies are purged when a page changes -------------------------------------------------------------------

if env("CLOUDFLARE_ZONE", default=""):
    WAGTAILFRONTENDCACHE["cloudflare"] = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
        "ZONEID": env("CLOUDFLARE_ZONE"),
        "BEARER_TOKEN": env("CLOUDFLARE_TOKEN"),
    }
if env("PURGE_URL", default=""):  # Varnish, Squid or nginx, which accept PURGE requests
    WAGTAILFRONTENDCACHE["proxy"] = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
        "LOCATION": env("PURGE_URL"),
    }
if WAGTAILFRONTENDCACHE:
    # URLs that are not purged (such as a list with the changed page) are outdated there for at most this time.
    PAGE_CACHE["CACHE_CONTROL"] = "public, max-age=0, must-revalidate, s-maxage=300"

# --- Mail -------------------------------------------------------------------------------------------------------------

# EMAIL_URL: smtp+tls://user:password@host:587; without it, emails are written to the log
EMAIL = env.email("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = EMAIL["EMAIL_HOST"] or "localhost", EMAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL["EMAIL_HOST_USER"] or "", EMAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL.get("EMAIL_USE_TLS", False), EMAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env(
    "DEFAULT_FROM_EMAIL", default=f"MuseumWeek <noreply@{urlsplit(SITE_URL).hostname}>"
)

# --- Logs: one JSON object per line on standard error, for journald or another collector ------------------------------

LOG_LEVEL = env("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
        }
    },
    "filters": {"secret_paths": {"()": "cms.serving.secret_paths.MaskSecretPaths"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["secret_paths"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        # Invalid Host headers come from scanners and are not our errors.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}

# --- Error reports: only if SENTRY_DSN is set -------------------------------------------------------------------------

if env("SENTRY_DSN", default=""):
    import sentry_sdk

    from cms.serving.secret_paths import mask_report

    sentry_sdk.init(
        dsn=env("SENTRY_DSN"),
        environment=env("SENTRY_ENVIRONMENT", default="production"),
        release=env("SENTRY_RELEASE", default=None),
        send_default_pii=False,
        before_send=mask_report,
        before_send_transaction=mask_report,
        # They may have tokens of secret URLs in them, and what people without an account wrote.
        include_local_variables=False,
        max_request_body_size="never",
        traces_sample_rate=env.float("SENTRY_TRACES_SAMPLE_RATE", default=0.0),
    )
