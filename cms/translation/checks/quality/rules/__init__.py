"""The checks, by what they look at. A class here is a check: no list names it (`registry`)."""
