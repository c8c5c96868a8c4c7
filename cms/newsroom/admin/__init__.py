"""Changes to Wagtail's admin: choosers, bulk publishing, comparisons, histories, and clearer messages."""
