"""The table of the library's pictures: what they lack is found, and filled in for many of them at once."""
