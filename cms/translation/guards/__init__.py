"""Endpoints of wagtail-localize 1.14.5 and of Wagtail that check no permission, guarded by the modules of this package.

wagtail-localize's addresses are registered again ahead of its own (the first match answers). Every translation that is
under review, or locked by hand, is locked here too: upstream asks for no lock.
"""

from . import api, bulk, editing, languages, urls  # noqa: F401 (their hooks register themselves)
