"""The settings of the tests, with one more app."""

from cms.settings.test import *  # noqa: F403
from cms.settings.test import INSTALLED_APPS

INSTALLED_APPS = ["tests.podcasts", *INSTALLED_APPS]
