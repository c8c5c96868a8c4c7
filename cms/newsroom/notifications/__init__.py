"""Mails about moderation."""
