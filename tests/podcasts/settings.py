"""The settings of the tests, and one app more."""

from cms.settings.test import *  # noqa: F403
from cms.settings.test import INSTALLED_APPS

INSTALLED_APPS = ["tests.podcasts", *INSTALLED_APPS]
