"""Signals of the bin.

`pages_moved` is sent after pages were moved into the bin or restored; `keys` are the translation keys of all of them.
"""

from django.dispatch import Signal

pages_moved = Signal()
