"""Who wrote the words of a translation, and how: people, the translation memory, a machine."""
