"""Around a page: its address, menus, languages, page numbers."""
