"""The versions of a post in several languages, which become translations of one text."""
