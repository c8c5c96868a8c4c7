"""What Wagtail's admin says after people have done something, where its own words mislead."""
