"""A release happens, is undone, and what follows: all in one transaction, or written down within it."""
