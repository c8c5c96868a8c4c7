"""Guards for endpoints of wagtail-localize 1.14.5 and of Wagtail that check no permissions.

wagtail-localize's URLs are registered again before its own, because the first match is used. The guards also refuse
changes to translations that are under review, or locked by hand: upstream checks no lock.
"""

from . import api, bulk, editing, languages, urls  # noqa: F401 (their hooks register themselves)
