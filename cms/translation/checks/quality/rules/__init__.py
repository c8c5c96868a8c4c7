"""The checks, by subject. `registry` finds every class here that derives from a check."""
