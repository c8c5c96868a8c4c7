"""Caches within the process: compiled queries and HTML fragments."""
