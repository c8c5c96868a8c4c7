"""The profile that would stand in `cms/languages/`."""
