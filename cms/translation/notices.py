"""Who is told what about translations: at once what cannot wait, the rest in one digest a day."""

from collections.abc import Iterable

from wagtail_localize.models import Translation

from .models import TranslationJob


def tell_assigned(jobs: Iterable[TranslationJob], actor) -> None:
    """Tell each assignee at once, on commit, in their language, what somebody else has assigned to them."""


def tell_changed(translation: Translation, actor=None) -> None:
    """Have those who may translate it told that the original has changed: the translation is out of date."""
