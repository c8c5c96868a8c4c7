"""The groups of each language, and what they may do."""
