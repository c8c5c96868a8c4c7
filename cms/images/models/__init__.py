"""The image library: images with an author, a licence, a source, and words in each language."""

from .image import CustomImage
from .querysets import CustomImageQuerySet
from .rendition import CustomRendition
from .text import PictureText

__all__ = ["CustomImage", "CustomImageQuerySet", "CustomRendition", "PictureText"]
