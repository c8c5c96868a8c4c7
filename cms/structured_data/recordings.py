"""Nodes for the recordings in a body: https://schema.org/AudioObject."""

from wagtail.models import Page

from cms.core.content.untranslated import get_language_of_block
from cms.core.typography.typesetting import typeset_text
from cms.rendered_bodies.extras import get_extra
from cms.rendered_bodies.rendering import find_body_field

from .graph import Graph

# The structured data of a page's recordings is stored with its body, under this name.
RECORDINGS = "structured_data.recordings"


def describe_recordings(page: Page) -> list[dict]:
    """Return the structured data of the recordings in a page's body (cms.rendered_bodies.extras)."""
    name = find_body_field(type(page))
    body = getattr(page, name) if name else ()
    return [_describe(page, block) for block in body if block.block_type == "audio" and block.value.get("recording")]


def _describe(page: Page, block) -> dict:
    recording = block.value["recording"]
    language = get_language_of_block(page, block.id, "title")
    return {
        "id": str(block.id),
        "url": recording.file.url,
        "properties": {
            "name": typeset_text(block.value["title"], language),
            "encodingFormat": recording.mime_type,
            "duration": recording.machine_duration,
            "contentSize": str(recording.file_size),
            "inLanguage": recording.language,
            "creditText": recording.credit,
        },
    }


def add_recordings(graph: Graph, body=None) -> list[dict]:
    """Add the recordings of the page's body, whose structured data is stored with the body."""
    told = get_extra(graph.page, RECORDINGS) if body else []
    return [
        graph.add(
            "AudioObject",
            f"{graph.url}#audio-{one['id']}",
            contentUrl=graph.make_absolute(one["url"]),
            **one["properties"],
        )
        for one in told
    ]
