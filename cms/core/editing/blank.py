"""The definition of blank text, for forms, blocks, translation segments and all counts of them.

Readers see nothing of a space, a zero-width character, an entity of either, an empty tag or a comment.
"""

import re
import unicodedata

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Script, Stylesheet, TemplateString
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

# Letters and symbols by their category that have no visible shape: Hangul fillers, the empty Braille pattern.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Control, format, surrogate; spaces and separators; marks, which are visible only on a letter.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"})
_UNASSIGNED_AND_IGNORED = re.compile("[\u2065\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff\U000e0000-\U000e0fff]")
# Nearly all texts begin with a letter or digit: no HTML is parsed for them.
_BEGINS_VISIBLY = re.compile(r"\s*[0-9A-Za-z\u00c0-\u024f]")

# HTML accepts these without a semicolon too; the parser below does not everywhere.
_UNENDED_ENTITY = re.compile(r"&(nbsp|shy|#[0-9]++|#[xX][0-9a-fA-F]++)(?!;)")

_UNENDED_TAG = re.compile("<[A-Za-z]")

_HIDDEN = (PreformattedString, Script, Stylesheet, TemplateString)  # the first: comments, declarations and similar
_SHOWN = ["audio", "embed", "hr", "iframe", "img", "object", "svg", "video"]


def is_blank(text: str | None) -> bool:
    """Return whether a text, plain or HTML, shows readers nothing."""
    if not text:
        return True
    if _BEGINS_VISIBLY.match(text):
        return False
    if not any(sign in text for sign in "<&"):
        return _has_nothing_visible(text)
    if _UNENDED_TAG.search(text, text.rfind(">") + 1):
        return False  # it is text; the parser would look for its end from each of them
    soup = BeautifulSoup(_UNENDED_ENTITY.sub(r"&\1;", text), "html.parser")
    found = soup.find_all(string=True)
    return all(isinstance(part, _HIDDEN) or _has_nothing_visible(part) for part in found) and not soup.find(_SHOWN)


def find_blank_fields(instance: models.Model) -> list[str]:
    """Return the names of the required text fields of a model instance that contain text, but nothing visible.

    Empty fields are left to Django, which reports them itself.
    """
    return [
        field.name
        for field in instance._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and field.editable
        and not (field.blank or field.choices)
        and (value := getattr(instance, field.attname))
        and isinstance(value, str)
        and is_blank(value)
    ]


def refuse_blank_fields(instance: models.Model) -> None:
    """Raise ValidationError for each required text field that contains text, but nothing visible."""
    if names := find_blank_fields(instance):
        raise ValidationError({name: get_blank_error() for name in names})


def refuse_blank(text: str) -> None:
    """Raise ValidationError for a text that is not empty but shows nothing. A validator."""
    if text and is_blank(text):
        raise ValidationError(get_blank_error(), code="blank")


def get_blank_error() -> str:
    """Return the error for a text that contains only spaces, invisible characters or empty tags."""
    return _("Readers would see nothing: this contains only spaces, invisible characters or empty tags.")


def _has_nothing_visible(text: str) -> bool:
    return all(
        unicodedata.category(sign) in _INVISIBLE or sign in _DRAWN_AS_NOTHING or _UNASSIGNED_AND_IGNORED.match(sign)
        for sign in text
    )
