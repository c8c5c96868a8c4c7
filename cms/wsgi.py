"""The WSGI application that the server runs: Django's behind the page cache and its bounds."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django_application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402 - needs the settings

from cms.serving.bounds import bound  # noqa: E402 - needs the settings

application = bound(django_application)

# Load the URLs, and with them all views, before the first request, which would take a second longer. All objects that
# exist now stay in memory permanently: freeze them, so that Python's garbage collector does not examine them again.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
# A page creates thousands of objects. By default the collector runs after each 700, a twentieth of the time of a page.
gc.set_threshold(10_000, 20, 20)
# A kept page waits for each thread that computes until it lets go of the interpreter: 5 milliseconds by default.
sys.setswitchinterval(0.0005)
