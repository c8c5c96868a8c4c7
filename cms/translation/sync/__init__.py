"""Updates of translations when their original is published or changed: sources, counterparts, synchronised values."""
