"""The settings of the tests, and Spanish.

In the product, its profile would be in `cms/languages/` and its catalogue in `locale/`, and the one line would be
enough.
"""

from pathlib import Path

from cms.settings.test import *  # noqa: F403
from cms.settings.test import LANGUAGE_PROFILES, LANGUAGES, LOCALE_PATHS

LANGUAGES.append(("es", "Español"))

LANGUAGE_PROFILES = [*LANGUAGE_PROFILES, "tests.spanish.profiles"]
LOCALE_PATHS = [*LOCALE_PATHS, Path(__file__).with_name("locale")]
# The catalogue has the words for readers and for creating the site; a test checks that it lacks the newsroom's words.
SILENCED_SYSTEM_CHECKS = ["languages.W007"]
