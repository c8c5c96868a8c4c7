"""How Django writes and reads dates in each language, where its own way is not ours (FORMAT_MODULE_PATH)."""
