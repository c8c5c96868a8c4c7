"""English date formats with the day first: Django's `en` would read 05/12/2026 as a day in May."""

from django.conf.locale.en_GB.formats import *  # noqa: F403
