"""The dashboard: the panels of the admin's home page."""
