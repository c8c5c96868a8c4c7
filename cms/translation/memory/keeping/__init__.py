"""What the memory keeps: the units of texts and pictures, written again where they changed."""
