"""The translation editor: its state, its actions and its side panels."""
