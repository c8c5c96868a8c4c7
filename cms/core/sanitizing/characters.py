"""Characters that no text may hold: XML 1.0 has no way to write them, and databases and browsers stumble over some."""

import re

# Control characters (DEL may be written in XML, and is nothing to read either), halves of pairs, no characters at all.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def drop_unstorable(text: str) -> str:
    """Return a text without them; what people paste brings them along."""
    return UNSTORABLE.sub("", text)
