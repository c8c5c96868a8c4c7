"""Convert the data of demonstration texts to rich text and stream fields."""

import json
import re
import uuid
from collections.abc import Callable, Iterable

from . import content
from .recordings import ensure_recording

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


def _list(block_id, names: tuple[str, ...], rows: Iterable[tuple[str, ...]], **more) -> list[dict]:
    """Return the items of a list of structures. names: of the values of a row; more: values that each has."""
    return [
        _item(make_id(block_id, number), dict(zip(names, row, strict=True)) | more) for number, row in enumerate(rows)
    ]


def _paragraph(text: str) -> str:
    return _paragraphs([text]) if text else ""


def _figures(block: content.Figures, block_id) -> dict:
    figures = _list(block_id, ("figure", "label"), block.figures)
    return {"title": block.title, "figures": figures, "source": block.source}


def _timeline(block: content.Timeline, block_id) -> dict:
    rows = ((date, title, _paragraph(text)) for date, title, text in block.entries)
    return {"title": block.title, "entries": _list(block_id, ("date", "title", "text"), rows, image=None)}


def _map(block: content.Map, block_id) -> dict:
    rows = ((name, position, _paragraph(text)) for name, position, text in block.places)
    return {"title": block.title, "places": _list(block_id, ("name", "position", "text"), rows)}


def _audio(block: content.Audio, block_id) -> dict:
    return {
        "recording": ensure_recording(block.key).pk,
        "title": block.title,
        "chapters": _list(block_id, ("time", "title"), block.chapters),
        "transcript": _paragraphs(block.transcript),
    }


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
    content.Figures: lambda block, block_id, *_: ("figures", _figures(block, block_id)),
    content.Timeline: lambda block, block_id, *_: ("timeline", _timeline(block, block_id)),
    content.Map: lambda block, block_id, *_: ("map", _map(block, block_id)),
    content.Audio: lambda block, block_id, *_: ("audio", _audio(block, block_id)),
    content.Verse: lambda block, *_: ("verse", {"text": block.text, "attribution": block.attribution}),
    content.Image: lambda block, _id, get_image, _story: ("picture", _image(block, get_image)),
    content.Gallery: lambda block, block_id, get_image, _story: ("gallery", _gallery(block, block_id, get_image)),
    content.Embed: lambda block, *_: ("embed", {"url": block.url, "title": block.title}),
    content.Notes: lambda block, *_: (
        "notes",
        [_item(f"note-{number}", f"<p>{text}</p>") for number, text in enumerate(block.texts, 1)],
    ),
    content.Related: lambda block, _id, _image, get_story: ("related_page", {"page": get_story(block.story)}),
}
