"""Data classes for demonstration content, with the same structure in each language.

The seed creates the original, and each translation through wagtail-localize, by pairing the original's segments with
those of the other text. So the bodies of a story have the same blocks in the same order in all languages, each with the
same number of paragraphs and list items.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Text:
    """Paragraphs; `<i>`, `<b>` and links are the only markup."""

    paragraphs: tuple[str, ...]

    def __init__(self, *paragraphs: str):
        object.__setattr__(self, "paragraphs", paragraphs)


@dataclass(frozen=True)
class Quote:
    """A pull quote, without quotation marks: the template adds those of its language."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class QA:
    """One question and the paragraphs of its answer (interviews only)."""

    question: str
    answer: tuple[str, ...]

    def __init__(self, question: str, *answer: str):
        object.__setattr__(self, "question", question)
        object.__setattr__(self, "answer", answer)


@dataclass(frozen=True)
class Advice:
    """An advice box: a title and short pieces of advice, shown as a list."""

    title: str
    items: tuple[str, ...]

    def __init__(self, title: str, *items: str):
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "items", items)


@dataclass(frozen=True)
class Table:
    """Rows of plain texts, the first of them heads; `head` says which are, as in the block."""

    caption: str
    head: str
    rows: tuple[tuple[str, ...], ...]
    source: str = ""


@dataclass(frozen=True)
class Notes:
    """The notes of a text. Its words lead to them by links to `note:1`, `note:2` and so on."""

    texts: tuple[str, ...]

    def __init__(self, *texts: str):
        object.__setattr__(self, "texts", texts)


@dataclass(frozen=True)
class Figures:
    """Numbers with what they count, as pairs; source: where they come from."""

    title: str
    figures: tuple[tuple[str, str], ...]
    source: str = ""


@dataclass(frozen=True)
class Timeline:
    """Entries of a date, a title and a text."""

    title: str
    entries: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Map:
    """Places of a name, a position and a text; translations take the position from the original."""

    title: str
    places: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Audio:
    """A recording of the library, by its key; chapters are pairs of time and title, the transcript paragraphs."""

    key: str
    title: str
    chapters: tuple[tuple[str, str], ...]
    transcript: tuple[str, ...]


@dataclass(frozen=True)
class Verse:
    """A poem, line by line, with an empty line between stanzas."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Image:
    """An image of the library, by its key, with a caption (the credit is generated)."""

    key: str
    caption: str = ""


@dataclass(frozen=True)
class Gallery:
    images: tuple[Image, ...]

    def __init__(self, *images: Image):
        object.__setattr__(self, "images", images)


@dataclass(frozen=True)
class Embed:
    """A video or sound at one of the allowed providers; nothing is loaded before a click."""

    url: str
    title: str


@dataclass(frozen=True)
class Related:
    """A link to another story of the demonstration, by its key."""

    story: str


@dataclass(frozen=True)
class Copy:
    """A story's words in one language."""

    title: str
    slug: str
    summary: str
    body: tuple
    place: str = ""


@dataclass(frozen=True)
class Story:
    """One story of the magazine.

    `original` is the language in which it was written; `texts` has a Copy for each language in which it exists.
    `state`: "live" (all `texts` are live), "draft", "moderation", "rejected", "scheduled".
    """

    key: str
    kind: str  # "article", "interview": the name of a type of story in URLs
    original: str
    texts: dict[str, Copy]
    section: str  # interviews, insights, digital-engagement, success-stories, heritage
    authors: tuple[str, ...]  # keys of people; for an interview, the interviewers
    date: str  # ISO
    topics: tuple[str, ...] = ()
    interviewees: tuple[str, ...] = ()
    picture: str = ""
    issue: int | None = None
    order: int = 0
    state: str = "live"
    related: tuple[str, ...] = field(default=())
