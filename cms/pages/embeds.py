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


_PLAYERS = (
    (
        re.compile(  # players of lists have words as long as an id
            r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/"
            r"(?!videoseries|live_stream)(?P<id>[\w-]{11})(?![\w-])"
        ),
        "https://www.youtube.com/watch?v={id}",
    ),
    (re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(?P<id>\d+)"), "https://vimeo.com/{id}"),
)


def find_video(player_url: str) -> str:
    """Return the public URL of the video that a player shows, as other sites write it in frames; "" for others."""
    for pattern, url in _PLAYERS:
        if match := pattern.match(player_url.strip()):
            return url.format(id=match["id"])
    return ""
