"""Uploaded files: read once, kept until the user has seen what they change, then imported."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from ..models import TranslationUpload
from ..permissions import check_may_translate
from .applying import apply_import
from .documents import BadFileError, Document, is_uuid, read_language
from .formats import FORMATS, Format, recognise
from .plan import Plan, make_plan

KEPT_FOR = timedelta(days=1)
MAX_BYTES = 20 * 1024 * 1024


@dataclass
class TextPlan:
    """A document of a file with its plan, or with the reason why it is left out."""

    document: Document
    translation: Translation | None = None
    plan: Plan | None = None
    refusal: str = ""


def read_file(content: bytes) -> tuple[Format, list[Document]]:
    """Return the format of a file and its documents. Raises BadFileError."""
    if len(content) > MAX_BYTES:
        raise BadFileError(_("This file is too large: %(count)d MB at most.") % {"count": MAX_BYTES // 1024 // 1024})
    format = recognise(content)
    documents = format.read(content)
    if not documents:
        raise BadFileError(_("There is no text in this file."))
    return format, documents


def store_upload(upload, user, translation: Translation | None = None) -> TranslationUpload:
    """Read an uploaded file and store what it holds. Raises BadFileError if nothing of it can be imported.

    upload: the file of a form, or None. translation: the one that it must belong to; None if it may hold several.
    """
    TranslationUpload.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
    if upload is None:
        raise BadFileError(_("Choose a file first."))
    if upload.size > MAX_BYTES:
        raise BadFileError(_("This file is too large: %(count)d MB at most.") % {"count": MAX_BYTES // 1024 // 1024})
    format, documents = read_file(upload.read())
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
        format=format.code,
        documents=[document.to_json() for document in documents],
    )


def check_belongs(documents: Collection[Document], translation: Translation) -> None:
    """Raise BadFileError if no document of a file belongs to a translation, or if one has another language."""
    if all(document.translation and document.translation != str(translation.uuid) for document in documents):
        raise BadFileError(_("This file belongs to another translation."))
    for document in documents:
        if document.translation in {"", str(translation.uuid)}:
            check_language(document, translation)


def check_language(document: Document, translation: Translation) -> None:
    """Raise BadFileError if a document is in another language than the translation that it belongs to."""
    expected = translation.target_locale.language_code
    if document.language.strip() and read_language(document.language) != read_language(expected):
        words = {"language": document.language.strip(), "expected": expected}
        raise BadFileError(
            _("The language of this file is “%(language)s”, but this translation is in “%(expected)s”.") % words
        )


def find_targets(documents: Collection[Document]) -> dict[str, Translation]:
    """Return the translations that documents belong to, by their uuids. One query."""
    wanted = {document.translation for document in documents if is_uuid(document.translation)}
    translations = Translation.objects.select_related("source__locale", "target_locale")
    return {str(found.uuid): found for found in translations.filter(uuid__in=wanted, enabled=True)}


def list_documents(upload: TranslationUpload) -> list[Document]:
    return [Document.from_json(data) for data in upload.documents]


def plan_import(documents: Collection[Document], user, translation: Translation | None = None) -> list[TextPlan]:
    """Return what importing documents would do, text by text. Writes nothing.

    user: who imports; None for a program. translation: the one that documents without a text belong to, and the only
    one that they may belong to; None for all.
    """
    targets = {str(translation.uuid): translation} if translation else find_targets(documents)
    return [_plan_text(document, _find_target(document, targets, translation), user) for document in documents]


def _find_target(document: Document, targets: dict[str, Translation], only: Translation | None) -> Translation | None:
    return targets.get(document.translation) if document.translation else only


def _plan_text(document: Document, translation: Translation | None, user) -> TextPlan:
    if translation is None:
        return TextPlan(document, refusal=_("This text is not translated here, or no longer."))
    found = TextPlan(document, translation)
    try:
        check_language(document, translation)
        if user is not None:
            check_may_translate(user, translation)
    except (BadFileError, PermissionDenied) as refusal:
        found.refusal = str(refusal)
    else:
        found.plan = make_plan(document, translation)
    return found


@transaction.atomic
def apply_plans(
    plans: Collection[TextPlan], user, format: Format, *, chosen: Collection[str] = (), confirm: bool = False
) -> list[TextPlan]:
    """Import what plans of `plan_import` hold, and return them with what was done. See `applying.apply_import`."""
    done = []
    for planned in plans:
        if planned.plan is not None:
            planned.plan = apply_import(
                planned.document,
                planned.translation.pk,
                user,
                tool_name=format.tool_name,
                chosen=chosen,
                confirm=confirm,
            )
        done.append(planned)
    return done


def get_format(upload: TranslationUpload) -> Format:
    return FORMATS[upload.format]


def find_upload(pk: int, user, translation: Translation | None = None) -> TranslationUpload | None:
    """Return an upload of a user that waits to be confirmed; None if it is another's, or no longer there."""
    found = TranslationUpload.objects.filter(pk=pk, user=user, translation=translation)
    return found.select_related("translation__source__locale", "translation__target_locale").first()
