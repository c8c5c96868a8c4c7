"""The segments of a text: what they hold, who wrote them, how they are compared."""
