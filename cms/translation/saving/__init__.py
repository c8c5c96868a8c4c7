"""Saving the words of one segment, in few queries: what is loaded, and what is written."""
