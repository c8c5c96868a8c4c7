"""The text of a post, as plain markup that `read_markup` reads."""
