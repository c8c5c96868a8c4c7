"""Visibility of pages in the admin: `pages` holds the rules; every list applies them (`doors` and the apps above)."""
