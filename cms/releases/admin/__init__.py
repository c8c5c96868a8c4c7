"""The admin pages of releases: the list, the forms, the page of a release."""
