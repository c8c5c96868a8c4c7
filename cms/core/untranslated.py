"""The parts of a page that were published in the language of its original.

`BasePage.untranslated_parts` has their paths, as wagtail-localize makes them: "title", "body.<block id>.question",
"days.<translation key>.text". Readers get each with its own `lang`, set by the rules of that language. Nothing here
takes a query. In rich text, where several strings share one path, the draft itself has the marks
(`cms.translation.drafts`).
"""


def find_language(page, path: str) -> str:
    """Return the language of a page's part where it is not the page's own, else ""."""
    parts = _get_parts(page)
    return parts["language"] if parts and path in parts["paths"] else ""


def find_language_of_block(page, block_id, path: str = "") -> str:
    """Return the language of a block, or of a field in it, where it is not its page's own, else "".

    A block's id tells it from all others, so the field of the page that it is in need not be known.
    """
    parts = _get_parts(page)
    if not parts or not block_id:
        return ""
    wanted = f"{block_id}.{path}" if path else str(block_id)
    return parts["language"] if any(known.partition(".")[2] == wanted for known in parts["paths"]) else ""


def _get_parts(page) -> dict:
    """Pages of no known type (a menu's) have none."""
    return getattr(page, "untranslated_parts", None) or {}
