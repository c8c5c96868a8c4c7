"""Wagtail's pages about accounts, which ask for one's own password before what would open an account to others."""
