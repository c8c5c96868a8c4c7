"""Videos and sounds of other sites, of which nothing is loaded before a reader's click.

The player's address is made from the page's address here, for a short list of providers. Wagtail's oEmbed finders would
ask the provider from the server and store its HTML; the player's address alone is enough, and needs no trust.
"""

import re
from dataclasses import dataclass

PROVIDERS = (
    (
        "YouTube",
        re.compile(r"^https://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?v=|live/|shorts/)|youtu\.be/)(?P<id>[\w-]{11})"),
        "https://www.youtube-nocookie.com/embed/{id}",
    ),
    ("Vimeo", re.compile(r"^https://(?:www\.)?vimeo\.com/(?P<id>\d+)"), "https://player.vimeo.com/video/{id}?dnt=1"),
)


@dataclass(frozen=True)
class Player:
    provider: str
    url: str


def find_player(url: str) -> Player | None:
    """Return the player for a video's public address, or None where the provider is not on the list."""
    for provider, pattern, player_url in PROVIDERS:
        if match := pattern.match(url or ""):
            return Player(provider, player_url.format(id=match["id"]))
    return None
