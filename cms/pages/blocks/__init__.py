"""The blocks of page bodies, and what they are made of."""
