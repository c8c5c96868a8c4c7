"""The table in which many pictures are described at once: those of the inbox, and those of the library."""
