"""What the admin's home page shows of moderation."""
