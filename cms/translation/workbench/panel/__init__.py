"""The panel of the workbench for the current segment: read-only JSON, a module for each section."""
