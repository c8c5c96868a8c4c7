"""Doors of wagtail-localize 1.14.5 and of Wagtail that forget to ask for rights, shut by the modules of this package.

wagtail-localize's addresses are registered again ahead of its own (the first match answers). Every translation that is
under review, or locked by hand, is locked here too: upstream asks for no lock.
"""

from . import addresses, api, bulk, editing, languages  # noqa: F401 (their hooks register themselves)
