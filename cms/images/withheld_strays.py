"""Delete closed files that no row knows: a save failed, or its process was killed, after a copy had been stored.

What is stored in a transaction that fails stays where it is. Nobody reaches these copies, but a file that has been
deleted for good, or of which nobody knows, must not stay in the storage for ever.
"""

import datetime

from django.apps import apps
from django.core.files.storage import Storage
from django.db.models import FileField
from django.utils import timezone

from .models import FormerFile
from .withholding import FOLDER

KEPT = datetime.timedelta(days=7)


def delete_withheld_strays() -> int:
    """Delete the closed files that no row has known for a week; return how many."""
    storage = FormerFile._meta.get_field("file").storage
    before = timezone.now() - KEPT
    try:
        folders, _files = storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    known = _list_known()  # after the folders: what is stored meanwhile is not among them
    unknown = [folder for folder in folders if folder and folder not in known]
    return sum(_delete_old(storage, f"{FOLDER}/{folder}", before) for folder in unknown)


def _list_known() -> set[str]:
    """Return the subfolders of the files that any row of the site has: each file has one of its own."""
    known = set()
    for model in apps.get_models():
        for field in (field for field in model._meta.local_fields if isinstance(field, FileField)):
            names = model._base_manager.filter(**{f"{field.name}__startswith": f"{FOLDER}/"})
            for name in names.values_list(field.name, flat=True).iterator():
                known.add(name.split("/")[1])
    return known


def _delete_old(storage: Storage, folder: str, before: datetime.datetime) -> int:
    _folders, files = storage.listdir(folder)
    old = [f"{folder}/{file}" for file in files if storage.get_modified_time(f"{folder}/{file}") < before]
    for name in old:
        storage.delete(name)
    return len(old)
