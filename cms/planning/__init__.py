"""Planning: the calendar of everything that has a date, and ideas before they are texts."""
