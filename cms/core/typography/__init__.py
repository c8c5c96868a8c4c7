"""Typography of each language: spaces, quotes, dates, names of countries, alphabetical order."""
