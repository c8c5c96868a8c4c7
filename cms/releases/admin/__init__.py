"""What people see of releases in the admin: the list, the forms, the page of a release."""
