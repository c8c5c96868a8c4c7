"""The admin's pages: choose a file, see what was understood of it, make the draft."""
