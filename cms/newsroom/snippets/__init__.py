"""Snippets that are moderated like pages: base model, views, and hooks that check permissions."""
