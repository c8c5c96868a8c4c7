"""Registry of the kinds of files that can wait for their details: documents, and kinds that other apps register."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.admin.views.generic.multiple_upload import CreateFromUploadView
from wagtail.models import UploadedFile

from cms.compat.wagtail import get_file_permission_policy

from .documents import DocumentFromUploadView


@dataclass(frozen=True)
class UploadKind:
    """How to create an object from an uploaded file, and how to check and preview the file before."""

    create_view: type[CreateFromUploadView]  # Wagtail's view, which has the form and saves the object
    icon: str
    check: Callable[[BinaryIO], None] | None = None  # raises ValidationError if the file cannot be used
    fill: Callable[[Model, BinaryIO], None] | None = None  # fills an unsaved object from the file's metadata
    draw_preview: Callable[[BinaryIO], bytes] | None = None  # returns a small JPEG

    @property
    def model(self) -> type[Model]:
        return self.create_view().get_model()


_kinds = [UploadKind(DocumentFromUploadView, "doc-full-inverse")]


def register_upload_kind(kind: UploadKind) -> None:
    """Register another kind of files that can wait for their details. Call it in AppConfig.ready()."""
    _kinds.append(kind)


def list_kinds_for(user) -> list[UploadKind]:
    """Return the kinds that a user may add."""
    return [kind for kind in _kinds if get_file_permission_policy(kind.model).user_has_permission(user, "add")]


def find_kind(upload: UploadedFile) -> UploadKind | None:
    """Return the kind of an upload by its target model, or None."""
    for kind in _kinds:
        if ContentType.objects.get_for_model(kind.model).pk == upload.for_content_type_id:
            return kind
    return None


def get_waiting(user) -> QuerySet[UploadedFile]:
    """Return the uploads that a user may complete or dismiss, the newest first.

    These are the user's own uploads (for superusers: all uploads) of the kinds that the user may add.
    """
    types = [ContentType.objects.get_for_model(kind.model) for kind in list_kinds_for(user)]
    waiting = UploadedFile.objects.filter(for_content_type__in=types).select_related("uploaded_by_user")
    if not user.is_superuser:
        waiting = waiting.filter(uploaded_by_user=user)
    return waiting.order_by("-pk")
