"""Move, unpublish, delete or restrict a text together with its versions in other languages.

Wagtail's confirmations do not mention these versions. Here they list each, and offer what the user may do with it.
"""
