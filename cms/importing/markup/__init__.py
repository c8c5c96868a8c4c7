"""Markup as other programs write it, on the clipboard or in files (`reader.read_markup`)."""
