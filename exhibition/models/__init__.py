"""The biodiversity exhibition: its works, and its editions from city to city."""

from .artwork_page import ArtworkArtist, ArtworkPage
from .edition_page import EditionPage, EditionPartner, EditionWork
from .exhibition_page import ExhibitionPage

__all__ = ["ArtworkArtist", "ArtworkPage", "EditionPage", "EditionPartner", "EditionWork", "ExhibitionPage"]
