"""Plan and carry out the import of documents, whatever their format: text by text."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from ...permissions import check_may_translate
from ..belonging import check_language, find_targets
from ..documents import BadFileError, Document
from ..formats.registry import FORMATS
from ..items import Plan
from .applying import apply_document
from .plan import make_plan


@dataclass
class TextPlan:
    """A document of a file with its plan, or with the reason why it is left out."""

    document: Document
    translation: Translation | None = None
    plan: Plan | None = None
    refusal: str = ""


def plan_import(documents: Collection[Document], user, translation: Translation | None = None) -> list[TextPlan]:
    """Return what importing documents would do. Writes nothing.

    user: who imports; None for a program. translation: the one that documents without a text belong to, and the only
    one that they may belong to; None for all.
    """

    def plan(document: Document, translation: Translation) -> Plan:
        if user is not None:
            check_may_translate(user, translation)
        return make_plan(document, translation)

    return _for_each(documents, translation, plan)


@transaction.atomic
def apply_import(
    documents: Collection[Document],
    user,
    translation: Translation | None = None,
    *,
    chosen: Collection[str] = (),
    confirm: bool = False,
) -> list[TextPlan]:
    """Import documents; return the plans that were carried out. See `plan_import`, and `applying.apply_document`."""
    apply = partial(_apply, user=user, chosen=chosen, confirm=confirm)
    return _for_each(documents, translation, apply)


def _apply(document: Document, translation: Translation, **kwargs) -> Plan:
    return apply_document(document, translation.pk, tool_name=FORMATS[document.format].tool_name, **kwargs)


def _for_each(
    documents: Collection[Document], only: Translation | None, make: Callable[[Document, Translation], Plan]
) -> list[TextPlan]:
    targets = {str(only.uuid): only} if only else find_targets(documents)
    texts = []
    for document in documents:
        text = TextPlan(document, targets.get(document.translation) if document.translation else only)
        texts.append(text)
        if text.translation is None:
            text.refusal = _("This text is not translated here, or no longer.")
            continue
        try:
            check_language(document, text.translation)
            text.plan = make(document, text.translation)
        except (BadFileError, PermissionDenied) as refusal:
            text.refusal = str(refusal)
    return texts
