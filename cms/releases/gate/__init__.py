"""What keeps a release from happening, and who may let it happen without a part."""
