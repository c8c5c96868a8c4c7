"""Who is told what about translations: at once what cannot wait, the rest in one digest a day."""

from collections.abc import Iterable

from .models import TranslationJob


def tell_assigned(jobs: Iterable[TranslationJob], actor) -> None:
    """Tell each assignee at once, on commit, in their language, what somebody else has assigned to them."""
