"""The files that are handed out: one for a text, or an archive of the texts of an issue or a person."""

from collections.abc import Sequence

from django.utils.text import slugify
from wagtail_localize.models import Translation

from .archives import write_archive
from .formats.registry import Format


def name_file(translation: Translation, format: Format) -> str:
    """Return the name of a text's file, without characters that a header would need to encode."""
    name = slugify(translation.source.object_repr)[:80] or "text"
    return f"{name}-{translation.target_locale.language_code}.{format.extension}"


def make_file(translations: Sequence[Translation], format: Format, person=None) -> tuple[bytes, str, str]:
    """Return one file of several translations, with its extension and type. person: see `Format`."""
    if format.write_many:
        return format.write_many(translations, person), format.extension, format.content_type
    return make_archive(translations, format, person), "zip", "application/zip"


def make_archive(translations: Sequence[Translation], format: Format, person=None) -> bytes:
    """Return a ZIP file with a file for each translation. person: see `Format`."""
    files = (
        (f"{number:02d}-{name_file(translation, format)}", format.write(translation, person))
        for number, translation in enumerate(translations, 1)
    )
    return write_archive(files)
