"""What the checks read in the words of a segment, whatever its language: numbers, dates, units, addresses."""
