"""The form of the page behind the link. It needs no cookie: a signed value says which words were shown."""

import re
import secrets
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.core.sanitizing.characters import drop_unstorable

from ..answering import LONGEST_COMMENT
from ..models import SignOff

_SALT = "cms.signoff.shown"
_ID = r"[\w-]{1,36}"  # of a block; Wagtail's are UUIDs, but stored bodies may have others
_COMMENT = re.compile(rf"comment(?:-(?P<block>{_ID}))?", re.ASCII)
MOST_FIELDS = 200


@dataclass(frozen=True)
class Shown:
    """What a page showed: the fingerprint of the words, and a value that tells it from other pages."""

    words: str
    sending: str


def can_be_commented(block_id: str | None) -> bool:
    """Return whether a block's id is of the kind that comments can be kept with."""
    return bool(block_id) and re.fullmatch(_ID, block_id, re.ASCII) is not None


def sign_shown(sign_off: SignOff, words: str) -> str:
    """Return a value for the form, which nobody can make up."""
    return signing.dumps([sign_off.pk, words, secrets.token_urlsafe(12)], salt=_SALT)


def read_shown(sign_off: SignOff, signed: str) -> Shown | None:
    """Return what the page showed; None if the value is not of this sign-off."""
    try:
        pk, words, sending = signing.loads(signed, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Shown(words, sending) if pk == sign_off.pk else None


class AnswerForm(forms.Form):
    """A text for each answer, and one for the whole."""

    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data, *, blocks: list[str]):
        """blocks: the ids of the answers. What was written about an answer that is gone meanwhile is read as well."""
        data = {name: _tidy(data.get(name)) for name in list(data)[: MOST_FIELDS * 2]} if data is not None else None
        super().__init__(data)
        written = [name for name, text in (data or {}).items() if _COMMENT.fullmatch(name) and text.strip()]
        for name in dict.fromkeys([*(f"comment-{block}" for block in blocks), "comment", *written[:MOST_FIELDS]]):
            self.fields[name] = forms.CharField(
                label=_("Comment"), required=False, validators=[_check_length], widget=forms.Textarea
            )

    @property
    def texts(self) -> dict[str, str]:
        """The comments by the ids of their blocks; "" is the whole."""
        return {
            _COMMENT.fullmatch(name)["block"] or "": text
            for name, text in self.cleaned_data.items()
            if text and _COMMENT.fullmatch(name)
        }

    def list_typed(self) -> list[str]:
        """Return all that was typed, also what is refused."""
        return [text for name in self.fields if _COMMENT.fullmatch(name) and (text := self.data.get(name))]

    def get_text(self, block: str) -> str:
        """Return what was typed about a block, also if it is refused."""
        return self.data.get(self._name(block), "") if self.is_bound else ""

    def get_error(self, block: str) -> str:
        """Return why it is refused, or ""."""
        return " ".join(self.errors.get(self._name(block), ()))

    def list_others(self, blocks: list[str]) -> list[str]:
        """Return the ids of blocks that were commented on and are gone."""
        found = (_COMMENT.fullmatch(name) for name in self.fields)
        return [one["block"] for one in found if one and one["block"] and one["block"] not in blocks]

    @staticmethod
    def _name(block: str) -> str:
        return f"comment-{block}" if block else "comment"


def _tidy(value) -> str:
    """Return a text as it was typed: browsers send two characters for the end of a line, and count one."""
    return drop_unstorable(str(value or "").replace("\r\n", "\n"))


def _check_length(text: str) -> None:
    if (more := len(text) - LONGEST_COMMENT) > 0:
        raise ValidationError(
            ngettext(
                "This is %(count)d character too long: at most %(most)d.",
                "This is %(count)d characters too long: at most %(most)d.",
                more,
            )
            % {"count": more, "most": LONGEST_COMMENT}
        )
