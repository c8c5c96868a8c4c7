"""Store uploaded files whose details are not complete yet, as Wagtail's `UploadedFile`."""

import os

from django.contrib.contenttypes.models import ContentType
from django.core.files import File
from django.db import transaction
from django.db.models import Model
from wagtail.models import UploadedFile

from cms.core.sanitizing.ids import read_id


def keep_file(file: File, model: type[Model], user) -> UploadedFile:
    """Store the file of a form with errors."""
    file.seek(0)
    kind = ContentType.objects.get_for_model(model)
    return UploadedFile.objects.create(for_content_type=kind, file=file, uploaded_by_user=user)


def find_kept(pk, model: type[Model], user) -> UploadedFile | None:
    """Return a user's own upload for a model; None for uploads of others and for invalid keys."""
    kind = ContentType.objects.get_for_model(model)
    return UploadedFile.objects.filter(pk=read_id(pk), for_content_type=kind, uploaded_by_user=user).first()


def open_kept(upload: UploadedFile) -> File | None:
    """Return an upload's file under its own name, or None if it no longer exists."""
    try:
        return File(upload.file.storage.open(upload.file.name), name=get_name(upload))
    except OSError:
        return None


def get_name(upload: UploadedFile) -> str:
    return os.path.basename(upload.file.name)


def dismiss(upload: UploadedFile) -> None:
    """Delete an upload; delete its file on commit."""
    name, storage = upload.file.name, upload.file.storage
    upload.delete()
    transaction.on_commit(lambda: storage.delete(name), robust=True)
