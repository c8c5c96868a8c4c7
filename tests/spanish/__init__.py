"""Spanish, added to the site as README describes: `test_a_new_language.py` runs it."""
