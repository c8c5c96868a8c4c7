"""What the editor's scripts get for what was pasted and for files: blocks in the form's own state, and sentences."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamBlock
from wagtail.models import Page

from ..admin.pictures import Places, send_to_inbox
from ..blocks import make_blocks
from ..reading import Reading


def make_answer(stream_block: StreamBlock, html: str, text: str) -> dict:
    """Return `blocks` as the editor's script inserts them, and `said`: what was left out or changed, in sentences.

    Raises UnreadableError if it is too long.
    """
    reading = _read(html, text)
    blocks = make_blocks(reading, stream_block)
    return {
        "blocks": _make_state(stream_block, blocks),
        "said": [_say(blocks), *reading.sentences, *_ask(blocks)],
    }


@transaction.atomic
def make_answer_to_file(user, page: Page | None, stream_block: StreamBlock, reading: Reading) -> dict:
    """Return the same for a file that was read, and `fields`: what it says for the fields beside the body.

    The pictures of a page that exists go into the inbox at once, and their blocks wait for them. Those of a page that
    is being added have nowhere to wait, and are left out.
    """
    places = Places(user)
    blocks = make_blocks(reading, stream_block, places.make_value) if page else make_blocks(reading, stream_block)
    if places.pictures:
        ids = [block["id"] for block in blocks if block["type"] == "picture"]
        send_to_inbox(user, page, list(zip(ids, places.pictures, strict=True)))
    return {
        "blocks": _make_state(stream_block, blocks),
        "said": [_say_inserted(blocks), *reading.sentences, *_say_waiting(len(places.pictures)), *_ask(blocks)],
        "fields": _list_fields(reading),
    }


def _make_state(stream_block: StreamBlock, blocks: list[dict]) -> list[dict]:
    return stream_block.get_form_state(stream_block.to_python(blocks))


def _list_fields(reading: Reading) -> list[dict]:
    """Return what a file says beside its text: the name of the field, and what is said if it is not taken over."""
    found = [
        ("title", reading.title, _("Its title, “%(words)s”, was left out: the text has one.")),
        ("summary", reading.summary, _("Its summary was left out: the text has one.")),
        ("", reading.writer, _("“%(words)s” has signed it: name the author in the field for that.")),
    ]
    return [{"name": name, "value": words, "said": said % {"words": words}} for name, words, said in found if words]


def _say_waiting(count: int) -> list[str]:
    if not count:
        return []
    message = ngettext(
        "%(counter)s picture goes into the picture inbox. Its place in the text waits until it is finished there.",
        "%(counter)s pictures go into the picture inbox. Their places in the text wait until they are finished there.",
        count,
    )
    return [message % {"counter": count}]


def _say_inserted(blocks: list[dict]) -> str:
    if not blocks:
        return _("There is nothing in it that this text can hold.")
    message = ngettext("%(count)d block was inserted.", "%(count)d blocks were inserted.", len(blocks))
    return message % {"count": len(blocks)}


def _ask(blocks: list[dict]) -> list[str]:
    """Return what these blocks still need before readers may see them."""
    tables = sum(block["type"] == "table" and not block["value"]["caption"] for block in blocks)
    videos = sum(block["type"] == "embed" and not block["value"]["title"] for block in blocks)
    asked = [
        (tables, ngettext("%(count)d table still needs a caption.", "%(count)d tables still need a caption.", tables)),
        (videos, ngettext("%(count)d video still needs a title.", "%(count)d videos still need a title.", videos)),
    ]
    return [message % {"count": count} for count, message in asked if count]


def _read(html: str, text: str) -> Reading:
    from ..files.markdown import read_markdown  # they load lxml, 5 MB in each process
    from ..markup.reader import read_markup

    # Only a file has a front matter: after an empty line, its words are words.
    return read_markup(html) if html else read_markdown(f"\n{text}".encode())


def _say(blocks: list[dict]) -> str:
    if not blocks:
        return _("There is nothing in it that this text can hold.")
    if all(block["type"] == "text" for block in blocks):
        return _("Pasted.")
    message = ngettext("%(count)d block was pasted.", "%(count)d blocks were pasted.", len(blocks))
    return message % {"count": len(blocks)}
