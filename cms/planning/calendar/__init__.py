"""The calendar: months, weeks, lists and private feeds of the entries that providers register."""
