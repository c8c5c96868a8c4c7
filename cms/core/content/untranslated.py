"""Segments of a page that were published in the language of its original.

`BasePage.untranslated_parts` has their paths, in wagtail-localize's form: "title", "body.<block id>.question",
"days.<translation key>.text". Readers get each with its own `lang`, typeset by the rules of that language. Nothing here
takes a query. In rich text, where several strings share one path, the draft itself has the marks
(`cms.translation.sync.drafts`).
"""

from django.db.models import F
from django.db.models.functions import Coalesce
from wagtail.models import get_page_models


def of_any_type() -> Coalesce:
    """Return an annotation with the `untranslated_parts` of pages that are not specific, as in menus and lists.

    Each type has them in its own table, which is joined by the page's primary key.
    """
    tables = {
        field.model._meta.model_name: None
        for model in get_page_models()
        for field in model._meta.concrete_fields
        if field.name == "untranslated_parts"
    }
    return Coalesce(*[F(f"{name}__untranslated_parts") for name in tables])


def find_language(page, path: str) -> str:
    """Return the language of a page's segment if it is not the page's own, else ""."""
    parts = _get_parts(page)
    return parts["language"] if parts and path in parts["paths"] else ""


def find_language_of_block(page, block_id, path: str = "") -> str:
    """Return the language of a block, or of a field in it, if it is not its page's own, else "".

    A block's id is unique, so the page's field that contains it need not be known.
    """
    parts = _get_parts(page)
    if not parts or not block_id:
        return ""
    wanted = f"{block_id}.{path}" if path else str(block_id)
    return parts["language"] if any(known.partition(".")[2] == wanted for known in parts["paths"]) else ""


def get_language_of_block(page, block_id, path: str = "") -> str:
    """Return the language of a block, or of a field in it: its own, or else its page's."""
    return find_language_of_block(page, block_id, path) or page.locale.language_code


def _get_parts(page) -> dict:
    """Return a page's untranslated parts; pages that are not specific have them if annotated (`of_any_type`)."""
    return getattr(page, "untranslated_parts", None) or {}
