"""Where texts stand in each language, and who may know of them."""
