"""The termbase: proposing and approving terms, finding them in texts, importing and exporting them."""
