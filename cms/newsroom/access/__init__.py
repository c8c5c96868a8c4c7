"""Who may know of which page: decided in `pages`, asked by every list of the admin (`doors`, and the apps above)."""
