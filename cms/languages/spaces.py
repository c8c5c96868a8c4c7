"""Characters that the typesetting rules of several languages use."""

NARROW, NO_BREAK = "\u202f", "\u00a0"
ALL_SPACES = f"[ \t{NO_BREAK}{NARROW}\u2009]"

# Private-use characters that stand for what the rules must not touch: an address, a hashtag or a name with an @; an
# entity of HTML.
SET_ASIDE, ENTITY_SET_ASIDE = "\ue000", "\ue001"

# The end of a word, or a mark that closes something: what a mark of punctuation follows.
WORD_END = rf"[\w»”’)\]%…>{SET_ASIDE}{ENTITY_SET_ASIDE}]"
