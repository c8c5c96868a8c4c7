"""LibreTranslate, which an association can run itself: https://docs.libretranslate.com."""

import json

from requests.auth import AuthBase

from ..keys import Key
from ..placeholders import Style
from ..transport import unreadable
from .base import Batch, Provider


class KeyInBody(AuthBase):
    """Put the key into the JSON that is sent, where LibreTranslate looks for it."""

    def __init__(self, key: Key):
        self.key = key

    def __call__(self, request):
        if self.key:
            request.body = json.dumps(json.loads(request.body) | {"api_key": self.key.reveal()}).encode()
        return request


class LibreTranslate(Provider):
    """Takes neither neighbours nor terms."""

    code = "libretranslate"
    label = "LibreTranslate"
    needs = ("URL",)
    style = Style.HTML

    def ask(self, batch: Batch, texts: list[str]) -> list[str]:
        source, target = batch.source.split("-")[0], batch.target.split("-")[0]
        payload = {"q": texts, "source": source, "target": target, "format": "html"}
        answer = self.call("/translate", KeyInBody(self.key), payload)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list):
            raise unreadable(self.name)
        return found
