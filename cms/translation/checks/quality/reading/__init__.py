"""Extraction of numbers, dates, units and URLs from the words of a segment, in any language."""
