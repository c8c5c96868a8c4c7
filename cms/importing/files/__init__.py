"""Files of word processors and Markdown, read through the markup that they are turned into."""
