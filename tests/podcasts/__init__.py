"""A content app of its own, with a page type that the product does not know: installed in `settings` only."""
