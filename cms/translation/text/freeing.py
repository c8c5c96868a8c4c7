"""Program fields of translations that are edited freely: those that were stopped, and copies.

The values that the program computed are reset: the byline names nobody, and all words count as written in the text's
language, except those that nobody has changed.
"""

from wagtail.models import RevisionMixin

from cms.core.editing.program_fields import has_program_values, start_anew

from .lookup import find_translation
from .segments import list_words


def prepare_revision(text) -> None:
    """Reset the program fields before a revision is saved that is not made from segments."""
    if has_program_values(text) and find_translation(text) is None:
        start_anew(text, untranslated_parts=find_untouched_parts(text))


def find_untouched_parts(text) -> dict:
    """Return `untranslated_parts` without the paths whose words differ from those of the latest revision."""
    parts = getattr(text, "untranslated_parts", None)
    if not parts or not text.pk:
        return {}
    former, now = _group(_get_former(text)), _group(text)
    paths = [path for path in parts["paths"] if path in now and now[path] == former.get(path)]
    return parts | {"paths": paths} if paths else {}


def _get_former(text):
    if isinstance(text, RevisionMixin) and text.latest_revision_id:
        return text.latest_revision.as_object()
    return type(text)._base_manager.get(pk=text.pk)


def _group(text) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for path, string in list_words(text):
        words.setdefault(path, []).append(string)
    return words
