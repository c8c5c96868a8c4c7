"""What follows when an original is published or changed: sources, counterparts, synchronised values."""
