"""DeepL, or what answers as it does: https://developers.deepl.com/docs."""

import re
from contextlib import contextmanager, suppress

from ..errors import MachineError
from ..placeholders import Style
from ..transport import unreadable
from .base import Batch, KeyInHeader, Provider

# Where a language alone names no variant as a target.
VARIANTS = {"PT": "PT-PT", "EN": "EN-GB"}

_ID = re.compile(r"[0-9A-Za-z-]{8,64}")


class DeepL(Provider):
    """Takes neighbours as context, which it does not count, and terms as a glossary."""

    code = "deepl"
    label = "DeepL"
    default_url = "https://api.deepl.com"
    needs = ("KEY",)
    style = Style.XML
    most_texts = 40
    takes_neighbours = takes_terms = True

    @property
    def _auth(self) -> KeyInHeader:
        return KeyInHeader("DeepL-Auth-Key", self.key)

    def ask(self, batch: Batch, texts: list[str]) -> list[str]:
        source, target = batch.source.split("-")[0].upper(), batch.target.upper()
        payload = {
            "text": texts,
            "source_lang": source,
            "target_lang": VARIANTS.get(target, target),
            "tag_handling": "xml",
            "preserve_formatting": True,
        }
        if context := "\n\n".join(filter(None, [batch.before, batch.after])):
            payload["context"] = context
        with self._glossary(batch, source, target.split("-")[0]) as glossary:
            if glossary:
                payload["glossary_id"] = glossary
            answer = self.call("/v2/translate", self._auth, payload)
        try:
            return [row["text"] for row in answer["translations"]]
        except (TypeError, KeyError):
            pass
        raise unreadable(self.name)

    @contextmanager
    def _glossary(self, batch: Batch, source: str, target: str):
        """Give the terms of a batch to the service while it translates; None where there are none, or it takes none."""
        made = None
        if batch.terms:
            entries = "\n".join(f"{_clean(term.source)}\t{_clean(term.target)}" for term in batch.terms)
            names = {"name": "MuseumWeek", "source_lang": source, "target_lang": target}
            try:
                answer = self.call("/v2/glossaries", self._auth, names | {"entries": entries, "entries_format": "tsv"})
                given = str(answer.get("glossary_id")) if isinstance(answer, dict) else ""
                made = given if _ID.fullmatch(given) else None
            except MachineError:
                made = None  # not in this pair of languages, or too many: the text is translated without
        try:
            yield made
        finally:
            if made:
                with suppress(MachineError):  # it is logged
                    self.call(f"/v2/glossaries/{made}", self._auth, None, "DELETE")


def _clean(words: str) -> str:
    return " ".join(words.split())
