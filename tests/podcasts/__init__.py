"""A separate content app with a page type that the product does not know: installed in `settings` only."""
