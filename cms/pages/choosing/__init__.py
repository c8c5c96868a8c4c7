"""Choosers of pages of one type: flat lists in the language of the edited text, and a new page made on the spot."""
