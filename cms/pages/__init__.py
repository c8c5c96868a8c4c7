"""The base of every page type, its blocks and its rich text."""
