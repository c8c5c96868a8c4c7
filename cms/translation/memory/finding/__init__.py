"""Finding in the memory: matches for the segments of a text, and the concordance."""
