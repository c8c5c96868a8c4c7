"""Videos and sounds of other sites. Nothing is loaded from there before a reader clicks.

The player's URL is derived from the video's URL, for a short list of providers. Wagtail's oEmbed finders would
request HTML from the provider and store it; the player's URL alone is enough and requires no trust.
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
    """Return the player for a video's public URL; None if the provider is not listed."""
    for provider, pattern, player_url in PROVIDERS:
        if match := pattern.match(url or ""):
            return Player(provider, player_url.format(id=match["id"]))
    return None
