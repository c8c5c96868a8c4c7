"""The environment of a process with production settings."""

import os

NEEDED = {
    "SECRET_KEY": "a-key-for-tests-" + "".join(chr(97 + number % 26) for number in range(60)),
    "ALLOWED_HOSTS": "www.example.org,example.org",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:5432/site",
}
# Variables that this machine, or the browser tests in the same run, may have set.
FOREIGN = ("CACHE_URL", "EMAIL_URL", "S3_BUCKET", "SENTRY_DSN", "SITE_URL", "DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE")


def make_environment(**variables):
    kept = {name: value for name, value in os.environ.items() if name not in (*NEEDED, *FOREIGN)}
    return kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.production"} | variables
