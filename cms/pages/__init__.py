"""The base of all page types, their blocks and their rich text."""
