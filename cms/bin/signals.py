"""Sent when pages went into the bin or came back: `keys` are the translation keys of all of them."""

from django.dispatch import Signal

pages_moved = Signal()
