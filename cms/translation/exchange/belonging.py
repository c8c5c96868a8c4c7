"""To which translations the documents of a file belong."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from .documents import BadFileError, Document, is_uuid, read_language


def check_belongs(documents: Collection[Document], translation: Translation) -> None:
    """Raise BadFileError if no document of a file belongs to a translation, or all have another language."""
    ours = [document for document in documents if document.translation in {"", str(translation.uuid)}]
    if not ours:
        raise BadFileError(_("This file belongs to another translation."))
    refusals = []
    for document in ours:
        try:
            check_language(document, translation)
        except BadFileError as refusal:
            refusals.append(refusal)
    if len(refusals) == len(ours):
        raise refusals[0]


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
