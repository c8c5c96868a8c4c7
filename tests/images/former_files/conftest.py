"""A picture of the library, and users who replace its file by the admin's real views."""

from django.core.files.storage import InMemoryStorage, Storage
from django.utils.deconstruct import deconstructible

from tests.library.conftest import again, answer, edit_image, image, only_proposal, show  # noqa: F401 - fixtures


@deconstructible
class Bucket(Storage):
    """A storage whose files have a name and no path."""

    memory = InMemoryStorage()

    def __init__(self):
        for name in ("_open", "_save", "delete", "exists", "size", "url"):
            setattr(self, name, getattr(self.memory, name))
