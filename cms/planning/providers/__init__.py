"""Entries of the calendar that `cms` itself has; content apps register theirs."""
