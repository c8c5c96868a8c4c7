"""Registry of the page types that can be signed off, with the blocks that somebody answers for; for content apps."""

from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Answers:
    """Where the answers of a page type are: the blocks of one kind in its body."""

    body: str  # the name of the StreamField
    block: str  # the name of the blocks in it
    question: str  # the name of the part of a block that its comments are shown with


_answers: dict[type[Page], Answers] = {}


def register_answers(model: type[Page], *, body: str, block: str, question: str) -> None:
    """Let pages of a type be signed off. Call it in AppConfig.ready()."""
    _answers[model] = Answers(body, block, question)


def find_answers(model: type | None) -> Answers | None:
    """Return where the answers of a page type are, or None if its pages are not signed off."""
    return _answers.get(model)
