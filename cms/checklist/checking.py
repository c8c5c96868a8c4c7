"""Check texts against the checklist."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone

from .contents import Content, read_as_it_is, read_latest
from .levels import read_levels
from .line import Fault, Level, Line
from .loading import Loaded
from .registry import get_lines


@dataclass(frozen=True)
class Result:
    """What a line finds in a text. `sentence` and `line.label` are in the active language."""

    text: Model
    line: Line
    fault: Fault
    blocks: bool

    @property
    def code(self) -> str:
        return self.line.code

    @property
    def label(self) -> str:
        return str(self.line.label)

    @property
    def sentence(self) -> str:
        return str(self.fault.sentence)

    @property
    def field(self) -> str:
        return self.fault.field

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it in another version of the same text."""
        return self.line.code, self.fault.field, self.fault.subject


def check_text(text: Model, *, day: datetime.date | None = None, live_with: Collection[int] = ()) -> list[Result]:
    """Return what the latest draft of a page or snippet does not fulfil. As `check_texts`."""
    return check_texts([text], day=day, live_with=live_with)[text]


def check_texts(
    texts: Iterable[Model], *, day: datetime.date | None = None, live_with: Collection[int] = ()
) -> dict[Model, list[Result]]:
    """Return what the latest drafts of pages and snippets do not fulfil; an empty list for those that fulfil all.

    day: on which readers first see them, today by default. live_with: ids of pages that go live with them, so that
    links may lead there. The number of queries does not grow with the texts.
    """
    texts = list(texts)
    return dict(zip(texts, check_contents(read_latest(texts), day=day, live_with=live_with), strict=True))


def check_as_it_is(text: Model, values: dict | None = None, *, day: datetime.date | None = None) -> list[Result]:
    """Return what a text does not fulfil as an editor or a revision has it. values: as in `read_as_it_is`."""
    return check_contents([read_as_it_is(text, values)], day=day)[0]


def check_contents(
    contents: Sequence[Content], *, day: datetime.date | None = None, live_with: Collection[int] = ()
) -> list[list[Result]]:
    """Return what each content does not fulfil, in the order of the contents."""
    levels = read_levels()
    loaded = Loaded(day or timezone.localdate(), frozenset(live_with))
    results: list[list[Result]] = [[] for _content in contents]
    lines_of = {model: set(get_lines(model)) for model in {content.model for content in contents}}
    for line in get_lines():
        places = [place for place, content in enumerate(contents) if line in lines_of[content.model]]
        if levels[line.code] == Level.OFF or not places:
            continue
        own = line.load([contents[place] for place in places], loaded)
        for place in places:
            for fault in line.check(contents[place], loaded, own):
                blocks = levels[line.code] == Level.BLOCKS
                results[place].append(Result(contents[place].text, line, fault, blocks))
    return results
