"""What a text refers to: in which languages that exists, and what follows when it comes into being."""
