"""What content apps say of their page types: where the categories and tags of other programs go."""

from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Classification:
    """The fields of a page type: one with a single snippet (a section), and one with rows that hold several (topics).

    row_field: the field of these rows. The snippets have a name and a language.
    """

    single: str
    rows: str
    row_field: str


_classifications: dict[type[Page], Classification] = {}


def register_classification(model: type[Page], classification: Classification) -> None:
    """Register the fields of a page type and of those derived from it. Call it in AppConfig.ready()."""
    _classifications[model] = classification


def find_classification(model: type[Page]) -> Classification | None:
    return next((found for kind, found in _classifications.items() if issubclass(model, kind)), None)
