"""The demonstration's recordings, computed by `tests/tools/hum.py`."""

from pathlib import Path

from django.core.files.base import ContentFile

from cms.audio.models import Recording
from cms.structured_data.site import ASSOCIATION

FOLDER = Path(__file__).parent
TITLES = {"archive-hum": "The hum of an empty storeroom"}


def ensure_recording(key: str) -> Recording:
    """Return a recording of the demonstration; create it in the library if it does not exist yet.

    key: one of TITLES. An existing one is recognised by its file's name, or by its title and credit.
    """
    title = TITLES[key]
    known = Recording.objects.filter(file__contains=f".{key}.") | Recording.objects.filter(
        title=title, credit=ASSOCIATION
    )
    found = known.order_by("pk").first()
    if found:
        return found
    name = f"{key}.mp3"
    recording = Recording(title=title, credit=ASSOCIATION, file=ContentFile((FOLDER / name).read_bytes(), name=name))
    recording.full_clean()
    recording.save()
    return recording
