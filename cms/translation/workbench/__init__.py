"""The translator's workbench: all segments of a text in a grid, beside a live preview.

It stands at the edit URL of a translation, in place of wagtail-localize's editor, unless `TRANSLATION_EDITOR` is
"localize". Segments are saved at the same guarded endpoints as from there (docs/translation.md).
"""
