"""Work on the memory that is left to the background worker. Each task can be run again."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail_localize.models import Translation

from .keeping.writing import write_units, write_units_of_pictures
from .prefilling import prefill, propose_repetitions

SOON = 5  # behind what follows a publication, ahead of renditions and the search index


@task()
def write_memory(key: str) -> int:
    """Bring the units of a text up to date, and offer what was confirmed where the same words recur in it.

    key: a translation key. Returns how many units have changed.
    """
    changed = sum(write_units(UUID(key)))
    for translation in _list_translations(key):
        propose_repetitions(translation)
    return changed


@task()
def write_memory_of_picture(image_id: int) -> int:
    """Bring the units of the library's words of a picture up to date; return how many have changed."""
    return sum(write_units_of_pictures([image_id]))


@task(priority=SOON)
def prefill_translations(key: str, user_id: int | None) -> int:
    """Fill the open segments of a text's translations from the memory; return how many were filled.

    Its own units are written first: a text of which a paragraph was split is filled from its former sentences.
    user_id: who started the translation, or sent the changes.
    """
    write_units(UUID(key))
    person = get_user_model().objects.filter(pk=user_id, is_active=True).first()
    return sum(prefill(translation, person).filled for translation in _list_translations(key))


def _list_translations(key: str):
    translations = Translation.objects.filter(source__object_id=key, enabled=True).order_by("pk")
    return translations.select_related("source__locale", "target_locale")
