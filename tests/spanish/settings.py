"""The settings of the tests, and Spanish.

In the product its profile would stand in `cms/languages/` and its catalogue in `locale/`: the one line would be all.
"""

from pathlib import Path

from cms.settings.test import *  # noqa: F403
from cms.settings.test import LANGUAGE_PROFILES, LANGUAGES, LOCALE_PATHS

LANGUAGES.append(("es", "Español"))

LANGUAGE_PROFILES = [*LANGUAGE_PROFILES, "tests.spanish.profiles"]
LOCALE_PATHS = [*LOCALE_PATHS, Path(__file__).with_name("locale")]
# The catalogue has what readers see, and what founding the site says; that it lacks the newsroom's words, a test sees.
SILENCED_SYSTEM_CHECKS = ["languages.W007"]
