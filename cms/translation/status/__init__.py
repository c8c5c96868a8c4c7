"""States of texts in each language, and the permission to know of a text."""
