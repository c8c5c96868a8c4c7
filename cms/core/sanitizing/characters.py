"""Characters that no text may contain: XML 1.0 cannot represent them, and some break databases and browsers."""

import re

# Control characters (XML allows DEL, but it is not visible either), surrogates, noncharacters.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def drop_unstorable(text: str) -> str:
    """Return a text without these characters, which pasted text may contain."""
    return UNSTORABLE.sub("", text)
