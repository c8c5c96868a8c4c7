"""PO files: export and import of the segments of a translation, for translators' own programs."""
