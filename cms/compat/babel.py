"""Babel: the data that it keeps in memory."""

from babel import localedata

from .internals import Internal, Kind

LOCALE_DATA = Internal(
    "babel.localedata:load",
    Kind.SPEEDS,
    seen="Babel 2.18.0",
    why="It returns the dictionary that it keeps of a language: we take out what the site never says.",
    instead="Leave it: Babel then keeps four times as much in memory.",
    parameters=("name", "merge_inherited"),
)


def drop_from_memory(name: str, unused: tuple[str, ...]) -> None:
    """Remove unused data from Babel's cache of a locale ("root", "fr", "fr_FR"); do nothing if Babel has changed.

    unused: the keys to remove.
    """
    if not LOCALE_DATA.is_there() or not localedata.exists(name):
        return
    data = localedata.load(name)
    if data is localedata.load(name) and isinstance(data, dict):
        for key in unused:
            data.pop(key, None)
