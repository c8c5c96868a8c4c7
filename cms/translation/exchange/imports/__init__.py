"""The import of a file: planned entry by entry, shown, carried out when the user confirms."""
