"""Words of a segment with what differs, or was found, in them, for scripts: JSON, no HTML."""

from cms.languages.analysis import tokenise

from ...text.differences import compare_words

Step = tuple[str, str, str]


def list_steps(before: str, after: str) -> list[Step]:
    """Return the steps from one text to another: (removed words, new words, unchanged words that follow). Markup."""
    return compare_words(before, after)


def list_hits(markup: str, wanted: set[str], language: str) -> list[Step]:
    """Return a text in the same shape, with the words that have some stems as new ones."""
    steps, position = [], 0
    for start, end in _find_hits(markup, wanted, language):
        steps.append(("", "", markup[position:start]))
        steps.append(("", markup[start:end], ""))
        position = end
    return [*steps, ("", "", markup[position:])]


def _find_hits(markup: str, wanted: set[str], language: str) -> list[tuple[int, int]]:
    """Return where words with some stems stand; of a compound and its words, the first."""
    found, position, tag_ends = [], 0, 0
    for token in sorted(tokenise(markup, language), key=lambda token: (token.start, -token.end)):
        if token.start < position:
            continue
        tag_ends = max(tag_ends, markup.rfind(">", 0, token.start) + 1)
        is_in_tag = markup.rfind("<", tag_ends, token.start) >= 0
        if token.stem in wanted and not is_in_tag:
            found.append((token.start, token.end))
            position = token.end
    return found
