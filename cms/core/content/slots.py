"""Slots of a page that other apps fill.

The front page shows stories, a person's page shows what they wrote and drew; but `home` imports neither `magazine` nor
`exhibition`. So each content app registers its content for a slot in its AppConfig.ready().
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest
from wagtail.models import Page

FRONT_PAGE = "front_page"
PERSON = "person"
SEARCH = "search"  # shown without results, with the language's home page as the page


@dataclass(frozen=True, order=True)
class SlotContent:
    order: int
    template: str = field(compare=False)
    get_context: Callable[[Page, HttpRequest], dict | None] = field(compare=False)


_contents: dict[str, list[SlotContent]] = defaultdict(list)


def register_slot_content(
    slot: str, *, order: int, template: str, get_context: Callable[[Page, HttpRequest], dict | None]
):
    """Show `template` in a slot with the context of `get_context(page, request)`; None means that nothing is shown."""
    slot_content = SlotContent(order, template, get_context)
    if all(known.template != template for known in _contents[slot]):
        _contents[slot].append(slot_content)


def get_slot_contents(slot: str, page: Page, request: HttpRequest) -> list[dict]:
    """Return what a slot shows, in order: dictionaries with `template` and `content`."""
    found = ((one.template, one.get_context(page, request)) for one in sorted(_contents[slot]))
    return [{"template": template, "content": content} for template, content in found if content is not None]
