"""The translation memory: what was translated once is found again, anywhere on the site."""
