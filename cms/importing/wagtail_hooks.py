"""The hooks of importing."""

from .pasting import hooks  # noqa: F401 (its hooks register themselves)
