"""Submission of texts for translation, assignments, and moderation of translations."""
