"""Characters that the typesetting rules of several languages use."""

NARROW, NO_BREAK = "\u202f", "\u00a0"
ALL_SPACES = f"[ \t{NO_BREAK}{NARROW}\u2009]"

# Private-use characters that replace parts that the rules must not change: a URL, a hashtag or a name with an @; an
# HTML entity.
SET_ASIDE, ENTITY_SET_ASIDE = "\ue000", "\ue001"

# The characters that a punctuation mark can follow: the end of a word, or a closing mark.
WORD_END = rf"[\w»”’)\]%…>{SET_ASIDE}{ENTITY_SET_ASIDE}]"
