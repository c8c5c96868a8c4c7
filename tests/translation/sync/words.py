"""The words of stored bodies."""

from wagtail_localize.strings import extract_strings


def read_words(value) -> list[str]:
    """Return the words of a stored body in their order; those of rich text by paragraph."""
    words = []
    for block in value:
        inner = block["value"]
        if block["type"] in ("heading", "caption"):
            words.append(inner)
        elif block["type"] == "text":
            words += [string.data for string, _attrs in extract_strings(inner)[1]]
        elif block["type"] == "picture":
            words.append(inner["caption"])
        elif block["type"] == "gallery":
            words += [item["value"]["caption"] for item in inner["pictures"]]
    return [word for word in words if word]
