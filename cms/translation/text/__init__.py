"""The segments of a text: contents, authors, history, comparison."""
