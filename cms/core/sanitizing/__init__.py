"""Checks of URLs and rich text that people and programs store, and cleaning of what readers are shown.

`urls` defines the allowed URLs, for every field, block, link and replaced value; `html` applies it to rich text, stored
or rendered; `contentstate` cleans what the rich text editor sends; `editor` is that editor's widget.
"""
