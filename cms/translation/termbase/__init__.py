"""The interface of the termbase: its list and forms in the admin, its files, and its section of the workbench."""
