"""The base class of all services."""

from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from requests.auth import AuthBase
from wagtail_localize.models import StringSegment, Translation

from ..errors import BrokenTagsError, MachineError
from ..keys import Key
from ..placeholders import Style, protect, restore
from ..transport import call, unreadable

LONGEST = 8000  # characters of a segment
GROWTH, ROOM = 4, 200  # an answer has at most this many times the characters of its segment, and as many more


@dataclass(frozen=True)
class Term:
    """A term that is in a text, and what it is called in the other language."""

    source: str
    target: str


@dataclass(frozen=True)
class Batch:
    """Segments that are translated at once: they follow each other in their text."""

    translation: Translation
    segments: list[StringSegment]
    before: str = ""  # text before and after them
    after: str = ""
    terms: tuple[Term, ...] = ()
    person: object = None  # who asked for it

    @property
    def source(self) -> str:
        return self.translation.source.locale.language_code

    @property
    def target(self) -> str:
        return self.translation.target_locale.language_code


@dataclass(frozen=True)
class Answer:
    """What a machine made of a segment: HTML, or why it cannot be taken."""

    html: str = ""
    objection: str = ""


@dataclass(frozen=True)
class Provider:
    """A service, as it is configured."""

    code: ClassVar[str] = ""  # the value of MACHINE_TRANSLATION
    label: ClassVar[str] = ""
    default_url: ClassVar[str] = ""
    needs: ClassVar[tuple[str, ...]] = ()  # settings that it cannot do without
    style: ClassVar[Style] = Style.XML
    most_texts: ClassVar[int] = 20  # in one request
    is_remote: ClassVar[bool] = True
    takes_neighbours: ClassVar[bool] = False
    takes_terms: ClassVar[bool] = False
    counts_neighbours: ClassVar[bool] = False  # whether they are paid for

    url: str = ""
    key: Key = field(default_factory=Key, repr=False)
    model: str = ""
    given_name: str = ""
    timeout: float = 30

    @property
    def name(self) -> str:
        """Return what people know the service by; it stands in the byline too."""
        return self.given_name or self.model or self.label

    @property
    def host(self) -> str:
        """Return whose machine gets the text."""
        return urlsplit(self.url).hostname or ""

    def count(self, batch: Batch) -> int:
        """Return how many characters of a batch the service counts."""
        size = sum(len(segment.string.data) for segment in batch.segments)
        if self.counts_neighbours:
            size += len(batch.before) + len(batch.after)
            size += sum(len(term.source) + len(term.target) for term in batch.terms)
        return size

    def translate(self, batch: Batch) -> list[Answer]:
        """Return an answer for each segment of a batch. Raises MachineError if there is none for any."""
        texts, found = {}, {}
        for segment in batch.segments:
            try:
                if len(segment.string.data) > LONGEST:
                    raise MachineError(_("This segment is too long for a machine."))
                texts[segment.pk] = protect(segment.string.data, self.style)
            except MachineError as error:
                found[segment.pk] = Answer(objection=str(error))
        if texts:
            answers = self.ask(batch, list(texts.values()))
            if len(answers) != len(texts) or not all(isinstance(answer, str) for answer in answers):
                raise unreadable(self.name)
            sources = {segment.pk: segment.string.data for segment in batch.segments}
            for pk, answer in zip(texts, answers, strict=True):
                found[pk] = self._read(sources[pk], answer)
        return [found[segment.pk] for segment in batch.segments]

    def _read(self, source: str, answer: str) -> Answer:
        if not answer.strip():
            return Answer(objection=_("The machine gave no words for this segment."))
        if len(answer) > GROWTH * len(source) + ROOM:
            return Answer(objection=_("The machine answered far more than a translation: it was not taken."))
        try:
            return Answer(restore(source, answer, self.style))
        except BrokenTagsError as error:
            return Answer(objection=str(error))

    def ask(self, batch: Batch, texts: list[str]) -> list[str]:
        """Return the service's translation of each text. Raises MachineError."""
        raise NotImplementedError

    @sensitive_variables()
    def call(self, path: str, auth: AuthBase, payload: dict | None, method: str = "POST") -> object:
        """Send JSON to an address below the service's URL."""
        return call(self.name, self.url.rstrip("/") + path, auth, self.timeout, payload, method)


class KeyInHeader(AuthBase):
    """Send the key in the header Authorization."""

    def __init__(self, scheme: str, key: Key):
        self.scheme, self.key = scheme, key

    def __call__(self, request):
        if self.key:
            request.headers["Authorization"] = f"{self.scheme} {self.key.reveal()}"
        return request
