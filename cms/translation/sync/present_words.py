"""The words of a translation that nobody has submitted yet, for the checklist."""

from cms.checklist.contents import register_draft_reader

from ..text.lookup import find_translation
from .drafts import has_changed_since, make_instance


def connect() -> None:
    register_draft_reader(read_present_words)


def read_present_words(text):
    """Return an instance of a translation with the present words of its segments; None if its latest draft has them."""
    if not hasattr(text, "translation_key") or (translation := find_translation(text)) is None:
        return None
    revision = text.get_latest_revision() if text.latest_revision_id else None
    return None if revision and not has_changed_since(translation, revision) else make_instance(translation)
