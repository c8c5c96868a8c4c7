"""Snippets that are moderated like pages: their models, views, and the hooks that guard them."""
