"""The image library: images with an author, a licence, a source, and words in each language; and its inbox."""

from .arrival import Arrival, ArrivalPart
from .former_file import FormerFile
from .image import CustomImage, show_words_instead
from .querysets import CustomImageQuerySet
from .rendition import CustomRendition
from .rights import Obstacle
from .text import PictureText

__all__ = [
    "Arrival",
    "ArrivalPart",
    "CustomImage",
    "CustomImageQuerySet",
    "CustomRendition",
    "FormerFile",
    "Obstacle",
    "PictureText",
    "show_words_instead",
]
