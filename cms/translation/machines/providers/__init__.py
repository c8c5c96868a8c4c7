"""The services that can translate: each a class, found by the value of `MACHINE_TRANSLATION`."""

from .base import Answer, Batch, Provider, Term
from .chat import Chat
from .deepl import DeepL
from .from_memory import FromMemory
from .libretranslate import LibreTranslate

PROVIDERS: dict[str, type[Provider]] = {one.code: one for one in (DeepL, LibreTranslate, Chat, FromMemory)}

__all__ = ["PROVIDERS", "Answer", "Batch", "Provider", "Term"]
