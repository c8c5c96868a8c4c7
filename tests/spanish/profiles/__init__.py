"""The profile, which in the product would be in `cms/languages/`."""
