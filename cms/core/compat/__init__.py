"""Changes to undocumented parts of Wagtail: one module each, with the versions in which they were seen."""
