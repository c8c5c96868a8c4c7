"""Convert the data of demonstration texts to rich text and stream fields."""

import json
import re
import uuid
from collections.abc import Callable, Iterable

from . import content

NAMESPACE = uuid.UUID("5b0c2f0e-7c1b-4d0b-9c55-6d5c4d0f6a11")


_NOTE = re.compile(r"\bnote-\d+\b(?=\\?\")")


def make_id(*parts) -> uuid.UUID:
    """Return an id that is the same for the same parts in every run, which makes the seed repeatable."""
    return uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts))


def make_rich_text(blocks: Iterable[content.Text]) -> str:
    return "".join(_paragraphs(block.paragraphs) for block in blocks)


def make_body(
    key: str,
    blocks: Iterable,
    get_image: Callable[[str], int] | None = None,
    get_story: Callable[[str], int | None] | None = None,
) -> str:
    """Return a stream field's JSON. Blocks have the same ids in each language, so that translations pair with them.

    key: the text's key. get_image, get_story: functions that return the primary key of an image or story by its key.
    """
    stream = []
    for number, block in enumerate(blocks):
        kind, value = _VALUES[type(block)](block, make_id(key, number), get_image, get_story)
        stream.append({"type": kind, "id": str(make_id(key, number)), "value": value})
    # Marks and notes have the number of the note: the key of the text makes an id of it.
    return _NOTE.sub(lambda match: str(make_id(key, "note", match[0])), json.dumps(stream))


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _image(block: content.Image, get_image) -> dict:
    return {"image": get_image(block.key), "caption": block.caption}


def _gallery(block: content.Gallery, block_id, get_image) -> dict:
    images = [_item(make_id(block_id, number), _image(image, get_image)) for number, image in enumerate(block.images)]
    return {"pictures": images, "caption": ""}


def _table(block: content.Table, block_id) -> dict:
    rows = [
        _item(
            make_id(block_id, row),
            [_item(make_id(block_id, row, column), text) for column, text in enumerate(texts)],
        )
        for row, texts in enumerate(block.rows)
    ]
    return {"caption": block.caption, "head": block.head, "rows": rows, "source": block.source}


def _item(item_id, value) -> dict:
    return {"type": "item", "id": str(item_id), "value": value}


def _list_items(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


_VALUES = {
    content.Heading: lambda block, *_: ("heading", block.text),
    content.Text: lambda block, *_: ("text", _paragraphs(block.paragraphs)),
    content.Quote: lambda block, *_: ("quote", {"text": block.text, "attribution": block.attribution}),
    content.QA: lambda block, *_: (
        "question_answer",
        {"question": block.question, "answer": _paragraphs(block.answer)},
    ),
    content.Advice: lambda block, *_: ("advice", {"title": block.title, "text": _list_items(block.items)}),
    content.Table: lambda block, block_id, *_: ("table", _table(block, block_id)),
    content.Image: lambda block, _id, get_image, _story: ("picture", _image(block, get_image)),
    content.Gallery: lambda block, block_id, get_image, _story: ("gallery", _gallery(block, block_id, get_image)),
    content.Embed: lambda block, *_: ("embed", {"url": block.url, "title": block.title}),
    content.Notes: lambda block, *_: (
        "notes",
        [_item(f"note-{number}", f"<p>{text}</p>") for number, text in enumerate(block.texts, 1)],
    ),
    content.Related: lambda block, _id, _image, get_story: ("related_page", {"page": get_story(block.story)}),
}
