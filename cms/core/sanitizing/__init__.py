"""The addresses and the rich text that people and programs may store, and what readers are shown of what is stored.

`urls` says which URLs are allowed, for every field, block, link and replaced value; `html` applies it to rich text,
stored or rendered; `contentstate` cleans what the rich text editor sends; `editor` is that editor's widget.
"""
