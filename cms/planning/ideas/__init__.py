"""Ideas: texts before they are pages."""
