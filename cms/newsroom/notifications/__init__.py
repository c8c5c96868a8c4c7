"""Emails about moderation."""
