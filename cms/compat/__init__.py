"""Undocumented parts of libraries that we use: one module for each library, the lowest layer of the program.

Each part is declared with `internals.Internal`: the version that it was seen in, why it is needed, what replaces it. If
a part is missing that guards something, the site does not start. A missing part that only speeds up or shows something
better is not used, and a warning is logged. The parts of wagtail-localize are declared in `cms/translation/compat.py`.
See docs/upgrading.md.
"""
