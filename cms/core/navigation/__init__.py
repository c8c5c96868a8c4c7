"""Navigation around a page: addresses, menus, languages, pagination."""
