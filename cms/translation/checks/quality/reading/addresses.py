"""URLs, email addresses, hashtags and names with an @, which translations keep unchanged."""

import re

_END = r"""[^\s<>"«»“”.,;:!?…)\]'’]"""
ADDRESS = re.compile(
    rf"""(?:https?://|www\.|mailto:)[^\s<>"«»“”]*{_END}"""
    # From its beginning only: from each of its characters, a word without an end would be read through again.
    r"""|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w&/])[#@]\w+"""
    rf"""|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|eu|info|museum|fr|pt|uk|es|it|de|be|br)\b(?:/[^\s<>"«»“”]*{_END})?"""
)
_IN_A_LANGUAGE = re.compile(r"(?<=[^/]/)([a-z]{2})(?:-[a-z]{2})?(?:/.*)?$")


def normalise_address(address: str) -> str:
    """Return an address in the form used for comparison: without "www." and the last slash, in lower case.

    The part of a path after a language code is removed too, because it differs in each language.
    """
    address = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.casefold())
    return _IN_A_LANGUAGE.sub("", address).rstrip("/")
