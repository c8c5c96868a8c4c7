"""What people are told of translations: at once, or in the digest."""
