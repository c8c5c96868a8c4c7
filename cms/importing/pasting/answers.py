"""What the editor's script gets for what was pasted: blocks in the form's own state, and sentences for the person."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamBlock

from ..blocks import make_blocks
from ..files.markdown import read_markdown
from ..markup import read_markup
from ..reading import Reading


def make_answer(stream_block: StreamBlock, html: str, text: str) -> dict:
    """Return `blocks` as the editor's script inserts them, and `said`: what was left out or changed, in sentences.

    Raises UnreadableError if it is too long.
    """
    reading = _read(html, text)
    blocks = make_blocks(reading, stream_block)
    value = stream_block.to_python(blocks)
    return {"blocks": stream_block.get_form_state(value), "said": [_say(blocks), *reading.sentences, *_ask(blocks)]}


def _ask(blocks: list[dict]) -> list[str]:
    """Return what these blocks still need before readers may see them."""
    count = sum(block["type"] == "table" and not block["value"]["caption"] for block in blocks)
    if not count:
        return []
    message = ngettext("%(count)d table still needs a caption.", "%(count)d tables still need a caption.", count)
    return [message % {"count": count}]


def _read(html: str, text: str) -> Reading:
    # Only a file has a front matter: after an empty line, its words are words.
    return read_markup(html) if html else read_markdown(f"\n{text}".encode())


def _say(blocks: list[dict]) -> str:
    if not blocks:
        return _("There is nothing in it that this text can hold.")
    if all(block["type"] == "text" for block in blocks):
        return _("Pasted.")
    message = ngettext("%(count)d block was pasted.", "%(count)d blocks were pasted.", len(blocks))
    return message % {"count": len(blocks)}
