"""URLs, e-mail addresses, hashtags and names with an @, which stay as they are."""

import re

_END = r"""[^\s<>"«»“”.,;:!?…)\]'’]"""
ADDRESS = re.compile(
    rf"""(?:https?://|www\.|mailto:)[^\s<>"«»“”]*{_END}"""
    r"""|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w&/])[#@]\w+"""
    rf"""|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|eu|info|museum|fr|pt|uk|es|it|de|be|br)\b(?:/[^\s<>"«»“”]*{_END})?"""
)
_IN_A_LANGUAGE = re.compile(r"(?<=[^/]/)([a-z]{2})(?:-[a-z]{2})?(?:/.*)?$")


def normalise_address(address: str) -> str:
    """Return an address as it is compared: case, the last slash and "www." do not count.

    What follows a language in a path is another page's address in each language: it does not count either.
    """
    address = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.casefold())
    return _IN_A_LANGUAGE.sub("", address).rstrip("/")
