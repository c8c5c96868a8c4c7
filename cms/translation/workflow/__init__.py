"""Submitting for translation, one text or many; assignments; moderation of translations."""
