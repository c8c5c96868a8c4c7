"""Uploaded files: read once, and kept until the user has seen what they change."""

from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from ..models import TranslationUpload
from .archives import is_archive, read_archive
from .belonging import check_belongs, find_targets
from .documents import BadFileError, Document
from .formats.registry import FORMATS, recognise

KEPT_FOR = timedelta(days=1)
MAX_BYTES = 20 * 1024 * 1024


def read_file(content: bytes) -> list[Document]:
    """Return the documents of a file, or of all files in an archive. Raises BadFileError."""
    _check_size(len(content))
    files = read_archive(content) if is_archive(content) else [content]
    documents = [document for file in files for document in _read_one(file)]
    if not documents:
        raise BadFileError(_("There is no text in this file."))
    return documents


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise BadFileError(_("This file is too large: %(count)d MB at most.") % {"count": MAX_BYTES // 1024 // 1024})


def _read_one(content: bytes) -> list[Document]:
    format = recognise(content)
    documents = format.read(content)
    for document in documents:
        document.format = format.code
    return documents


def store_upload(upload, user, translation: Translation | None = None) -> TranslationUpload:
    """Read an uploaded file and store what it holds. Raises BadFileError if nothing of it can be imported.

    upload: the file of a form, or None. translation: the one that it must belong to; None if it may hold several.
    """
    TranslationUpload.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
    if upload is None:
        raise BadFileError(_("Choose a file first."))
    _check_size(upload.size)  # before it is read into memory
    documents = read_file(upload.read())
    if translation is not None:
        check_belongs(documents, translation)
    else:
        found = find_targets(documents)
        if not any(found.values()):
            raise BadFileError(_("None of the texts in this file is translated here."))
    return TranslationUpload.objects.create(
        translation=translation,
        user=user,
        name=(upload.name or "")[:255],
        documents=[document.to_json() for document in documents],
    )


def list_documents(upload: TranslationUpload) -> list[Document]:
    return [Document.from_json(data) for data in upload.documents]


def is_confirming(documents: Collection[Document]) -> bool:
    """Return whether the format says that whatever is translated is finished, in all documents."""
    return all(FORMATS[document.format].is_confirming for document in documents)


def find_upload(pk: int, user, translation: Translation | None = None) -> TranslationUpload | None:
    """Return an upload of a user that waits to be confirmed; None if it is another's, or no longer there."""
    found = TranslationUpload.objects.filter(pk=pk, user=user, translation=translation)
    return found.select_related("translation__source__locale", "translation__target_locale").first()
