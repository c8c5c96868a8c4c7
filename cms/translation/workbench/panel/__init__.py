"""What the panel of the workbench shows of the current segment: read-only JSON, a module for each section."""
