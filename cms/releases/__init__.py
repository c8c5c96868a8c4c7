"""Releases: texts that go live together, in all their languages, at one moment."""
