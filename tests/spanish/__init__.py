"""Spanish, added to the site as README says: `test_a_new_language.py` walks through it."""
