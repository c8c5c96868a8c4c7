"""Files that wait between their preview and their draft, for a day. They are read again each time."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, UploadedFile

from cms.uploads.pending import dismiss, get_name, open_kept

from ..files.kinds import read_file
from ..reading import Reading

KEPT_FOR = datetime.timedelta(days=1)


def read_kept(upload: UploadedFile) -> Reading | None:
    """Return what a waiting file says; None if it no longer exists. Raises UnreadableError."""
    file = open_kept(upload)
    if file is None:
        return None
    with file:
        return read_file(get_name(upload), file.read())


def erase_old_files() -> int:
    """Delete the files that nobody made a draft of; return how many."""
    kinds = [kind.pk for kind in ContentType.objects.all() if issubclass(kind.model_class() or object, Page)]
    erased = 0
    for upload in UploadedFile.objects.filter(for_content_type__in=kinds).iterator():
        if _is_old(upload):
            dismiss(upload)
            erased += 1
    return erased


def _is_old(upload: UploadedFile) -> bool:
    try:
        stored = upload.file.storage.get_modified_time(upload.file.name)
    except (OSError, ValueError):  # the file is gone
        return True
    return stored < timezone.now() - KEPT_FOR
