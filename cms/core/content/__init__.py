"""Which content readers are shown, and in which language."""
