"""Check texts against the checklist."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.db.models import Model
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from .contents import Content, read_as_it_is, read_latest, read_live, read_present
from .levels import read_levels
from .line import REQUIRED, Fault, Level, Line
from .loading import load
from .registry import get_lines

FIELD_ANCHOR = "field-"  # checklist.js opens the field


_going_live: ContextVar[frozenset[int]] = ContextVar("_going_live", default=frozenset())


@contextmanager
def going_live_together(page_ids: Iterable[int]) -> Iterator[None]:
    """Count pages as live within the context: they are published one after the other, and link to each other."""
    token = _going_live.set(frozenset(page_ids))
    try:
        yield
    finally:
        _going_live.reset(token)


@dataclass(frozen=True)
class Result:
    """What a line finds in a text; `label` and `sentence` are in the active language."""

    text: Model
    line: Line
    fault: Fault
    level: Level
    # Whether nobody may approve the text, by a rule that the administrator does not decide (cms.pages.completeness).
    is_required: bool = False

    @property
    def is_enforced(self) -> bool:
        """Return whether the administrator decided that it blocks: then no endpoint and no program publishes it."""
        return self.level == Level.BLOCKS and self.line.code != REQUIRED

    @property
    def blocks(self) -> bool:
        """Return whether the text cannot be approved."""
        return self.is_required or self.level == Level.BLOCKS

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
    def url(self) -> str:
        """Return where it is put right: the picture, or the field in the editor of the text."""
        if self.fault.url:
            return self.fault.url
        url = AdminURLFinder().get_edit_url(self.text) or ""
        return f"{url}#{FIELD_ANCHOR}{self.field}" if url and self.field else url

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it in another version of the same text."""
        return self.line.code, self.fault.field, self.fault.subject


def check_text(text: Model, *, day: datetime.date | None = None, live_with: Collection[int] = ()) -> list[Result]:
    """Return what a page or snippet does not fulfil, with the words that would be submitted now. As `check_texts`."""
    return check_contents([read_present(text)], day=day, live_with=live_with)[0]


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
    results = _check(contents, day or timezone.localdate(), {*live_with, *_going_live.get()})
    if any(result.is_enforced for found in results for result in found):
        _forgive_what_is_live(contents, results, day or timezone.localdate())
    return results


def _check(contents: Sequence[Content], day: datetime.date, live_with: Collection[int]) -> list[list[Result]]:
    levels = read_levels()
    loaded = load(contents, day, live_with)
    results: list[list[Result]] = [[] for _content in contents]
    lines_of = {model: set(get_lines(model)) for model in {content.model for content in contents}}
    for line in get_lines():
        places = [place for place, content in enumerate(contents) if line in lines_of[content.model]]
        if levels[line.code] == Level.OFF or not places:
            continue
        own = line.load([contents[place] for place in places], loaded)
        for place in places:
            content = contents[place]
            faults = line.check(content, loaded, own)
            results[place] += [Result(content.text, line, fault, levels[line.code]) for fault in faults]
    return [_merge_required(found) for found in results]


def _merge_required(results: list[Result]) -> list[Result]:
    """Return the results, with those of required fields that have a line of their own under that line.

    What a block of a body lacks has a subject, and stands for itself.
    """
    required = {result.field for result in results if result.code == REQUIRED and not result.fault.subject}
    elsewhere = {result.field for result in results if result.code != REQUIRED}
    return [
        replace(result, is_required=result.field in required)
        for result in results
        if result.code != REQUIRED or result.fault.subject or result.field not in elsewhere
    ]


def _forgive_what_is_live(contents: Sequence[Content], results: list[list[Result]], day: datetime.date) -> None:
    """Let a correction of a live text pass where it blocks only by what readers see already: that warns."""
    places = [
        place
        for place, content in enumerate(contents)
        if _is_live(content.text) and any(result.is_enforced for result in results[place])
    ]
    live = _check(read_live([contents[place].text for place in places]), day, ()) if places else []
    for place, found in zip(places, live, strict=True):
        known = {result.key for result in found}
        results[place] = [
            replace(result, level=Level.WARNS) if result.is_enforced and result.key in known else result
            for result in results[place]
        ]


def _is_live(text: Model) -> bool:
    """Return whether readers see a text. Wagtail makes a new page live before it is published."""
    return bool(getattr(text, "live", False) and (text.live_revision_id or text.first_published_at))
