"""What somebody pastes into a body in the page editor becomes its blocks (docs/importing.md)."""
