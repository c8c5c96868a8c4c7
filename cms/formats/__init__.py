"""Date formats of languages for which Django's own are not suitable (FORMAT_MODULE_PATH)."""
