"""Places where one app shows what another knows of.

The front page shows stories, a person's page shows what they wrote and drew; but `home` imports neither `magazine` nor
`exhibition`. So each content app registers its parts here, in its AppConfig.ready().
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest
from wagtail.models import Page

FRONT_PAGE = "front_page"
PERSON = "person"
SEARCH = "search"  # where there are no results: ways on. The page that it is called with is the language's home page


@dataclass(frozen=True, order=True)
class Part:
    order: int
    template: str = field(compare=False)
    get_context: Callable[[Page, HttpRequest], dict | None] = field(compare=False)


_parts: dict[str, list[Part]] = defaultdict(list)


def register_part(place: str, *, order: int, template: str, get_context: Callable[[Page, HttpRequest], dict | None]):
    """Show `template` at a place, filled by `get_context(page, request)`; None means that there is nothing to show."""
    part = Part(order, template, get_context)
    if all(known.template != template for known in _parts[place]):
        _parts[place].append(part)


def get_parts(place: str, page: Page, request: HttpRequest) -> list[dict]:
    """Return the parts to show at a place, in order: dictionaries with `template` and `content`."""
    found = ((part.template, part.get_context(page, request)) for part in sorted(_parts[place]))
    return [{"template": template, "content": content} for template, content in found if content is not None]
