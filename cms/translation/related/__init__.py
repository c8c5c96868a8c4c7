"""Pages and snippets that a text refers to: warnings if they are missing in its language, and updated references."""
