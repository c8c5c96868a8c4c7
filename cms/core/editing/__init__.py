"""What the forms and lists of the admin share."""
