"""Code that the forms and lists of the admin share."""
