"""Texts that writers bring: pasted from other programs, or as files. They become drafts made of our blocks."""
