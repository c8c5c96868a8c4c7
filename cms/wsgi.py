"""The WSGI application that the server runs: finished pages in front of Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
django_application = get_wsgi_application()

from cms.serving.cache.application import wrap  # noqa: E402 - needs the settings

application = wrap(django_application)
