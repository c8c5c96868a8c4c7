"""Checks of the words of a segment: blank or broken words, and markup that the original has and they lack."""
