"""Signals of background work."""

from django.dispatch import Signal

# Each worker sends it about once a minute, between two tasks. A receiver that fails is logged.
minute_passed = Signal()
