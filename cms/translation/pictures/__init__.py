"""The words of images that stand in a text: proposed by its translators, applied when the text is published."""
