"""The export of a WordPress site (WXR), post by post."""
