"""The admin home page's panel about moderation."""
