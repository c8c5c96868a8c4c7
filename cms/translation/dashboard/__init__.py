"""The panels of the admin's home page."""
