"""Rules for the content that readers are shown, and in which language."""
