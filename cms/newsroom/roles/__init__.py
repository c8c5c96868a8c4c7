"""The groups of each language and their permissions."""
