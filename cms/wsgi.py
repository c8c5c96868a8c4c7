"""The WSGI application that the server runs: finished pages in front of Django."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django_application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402 - needs the settings

from cms.serving.cache.application import wrap  # noqa: E402 - needs the settings

application = wrap(django_application)

# The addresses, and with them all views, are loaded before the first reader comes, who would wait a second for them.
# What is there by now stays for good: it is set aside, so that Python need not look through it again and again.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
# A page makes thousands of objects: Python looks for dead circles among them after each 700, a twentieth of the time.
gc.set_threshold(10_000, 20, 20)
