"""Text as each language sets it: spaces, quotes, dates, names of countries, order of letters."""
