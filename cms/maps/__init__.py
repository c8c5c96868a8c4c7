"""Maps that the site draws itself: nothing is asked of anybody else, and nothing runs in the reader's browser."""
