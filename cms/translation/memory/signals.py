"""Signals of the memory.

`segments_filled` is sent after segments of a text were filled in, or taken back, without being saved one by one; `key`
is the translation key of the text.
"""

from django.dispatch import Signal

segments_filled = Signal()
