"""Notifications about translations: sent immediately, or in the daily digest."""
