"""The same site on plain wagtail-localize 1.14.5: without our app, and with the library's own defaults."""

from cms.settings.test import *  # noqa: F403
from cms.settings.test import DATABASES, FILES
from cms.settings.test import INSTALLED_APPS as ALL_APPS

# Those of our app, and those that stand on it.
LEFT_OUT = ("cms.translation", "cms.releases", "cms.planning", "cms.walks")
INSTALLED_APPS = [app for app in ALL_APPS if app not in LEFT_OUT]
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
WAGTAILLOCALIZE_DISABLE_ON_DELETE = False
# Always a separate file: this runs while the suite's own test database is open.
DATABASES["default"] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(FILES / "plain.sqlite3"),
    "TEST": {"NAME": str(FILES / "plain_test.sqlite3")},
}
