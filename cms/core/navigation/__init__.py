"""Navigation around a page: URLs, menus, languages, pagination."""
