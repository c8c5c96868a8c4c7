"""What we use of libraries that they do not document: a module for each, the lowest floor of the program.

Each part is declared with `internals.Internal`: the version it was seen in, why it is needed, what replaces it. What
guards stops the start-up where it is missing; what only speeds up or looks better is left out, with a line in the log.
That of wagtail-localize stands in `cms/translation/compat.py`. See docs/upgrading.md.
"""
