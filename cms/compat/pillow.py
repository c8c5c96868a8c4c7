"""Pillow and Willow: the memory for decoding images, and the decoders that are loaded."""

import sys

from .internals import Internal, Kind

AVIF_THREADS = Internal(
    "PIL.AvifImagePlugin:DEFAULT_MAX_THREADS",
    Kind.SPEEDS,
    seen="Pillow 13.0.0",
    why="cms/images/files/decode.py sets it to 1: each thread of the AVIF decoder reserves memory of its own.",
    instead="Leave it: more pictures are then refused as too heavy, since the decoder's process stays limited.",
)
WILLOW_REGISTRY = [
    Internal(
        f"willow.registry:WillowRegistry.{name}",
        Kind.GUARDS,
        seen="Willow 1.12.0",
        why="Pictures are opened by our rules, which refuse what is too large before it is decoded.",
        instead="Whatever registers operations and converters of Willow.",
        parameters=parameters,
    )
    for name, parameters in (
        ("register_operation", ("self", "image_class", "operation_name", "func")),
        ("register_converter", ("self", "from_image_class", "to_image_class", "func")),
    )
]


def leave_out(module: str) -> None:
    """Block an optional module of a library: importing it fails. Call it before the library is imported.

    This is Python's documented meaning of None in `sys.modules`. A module that is already loaded is not changed.
    """
    sys.modules.setdefault(module, None)
