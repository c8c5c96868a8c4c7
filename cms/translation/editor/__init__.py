"""The translation editor: its state, its actions, and what stands beside it."""
