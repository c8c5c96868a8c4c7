"""Visibility of pages in the admin: `pages` holds the rules; all lists apply them (`endpoints`, apps above)."""
