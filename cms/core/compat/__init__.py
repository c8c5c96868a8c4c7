"""Wagtail's inner parts that are changed here, a module each, with the version they were seen in."""
