"""Which of our languages does a browser ask for? (RFC 9110, section 12.5.4: Accept-Language; RFC 4647: ranges.)"""

import re
from dataclasses import dataclass

from django.conf import settings

RANGE = re.compile(r"\*|[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,8}", re.ASCII)
QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)
LONGEST_HEADER = 1000  # browsers send some 50 characters; whoever sends more gets the first of them read


@dataclass(frozen=True)
class Wish:
    """One language range of the header: `fr-ca;q=0.8` at its place in the list."""

    range: str
    quality: float
    position: int

    def refuses(self, code: str) -> bool:
        """`fr;q=0` refuses fr and fr-CA; `pt-BR;q=0` says nothing against pt."""
        return self.quality == 0 and (code == self.range or code.startswith(self.range + "-"))

    def closeness(self, code: str) -> int:
        """How well it answers the wish: 0 not at all, 1 by `*`, 2 same language, 3 one kind of the other, 4 exactly."""
        if self.range == "*":
            return 1
        if self.range == code:
            return 4
        if self.range.startswith(code + "-") or code.startswith(self.range + "-"):
            return 3
        return 2 if self.range.partition("-")[0] == code.partition("-")[0] else 0


def parse_accept_language(header: str) -> list[Wish]:
    """Read the header into wishes; what is malformed is left out, never an error."""
    wishes = []
    for position, part in enumerate(header[:LONGEST_HEADER].lower().split(",")):
        language_range, _, parameters = part.strip().partition(";")
        language_range, parameters = language_range.strip(), parameters.strip()
        quality = "1"
        if parameters:
            name, _, quality = parameters.partition("=")
            if name.strip() != "q":
                continue
        if RANGE.fullmatch(language_range) and QUALITY.fullmatch(quality.strip()):
            wishes.append(Wish(language_range, float(quality.strip()), position))
    return wishes


def choose_language(header: str | None, available: list[str] | None = None, default: str | None = None) -> str:
    """
    Give the code, out of `available` (the site's languages), that best answers an Accept-Language header.

    The highest quality wins, then the place in the header; `fr-CA` is answered with fr, `pt-BR` with pt; a language
    named outright wins over one that only `*` admits; `q=0` refuses. Where nothing fits, `default` (English), or, if
    that is refused or not available, the first available language that is not. Never raises: a page must come.
    """
    codes = list(available or [code for code, _name in settings.LANGUAGES])
    default = default or settings.LANGUAGE_CODE
    wishes = parse_accept_language(header or "")

    # By lower-case code: headers have been folded, and settings may say `pt-BR`.
    admitted = [code for code in codes if not any(wish.refuses(code.lower()) for wish in wishes)]
    candidates = [
        # Smallest first: quality, named before `*`, order of the header, closeness, the default, our own order.
        (-wish.quality, closeness == 1, wish.position if closeness > 1 else 0, -closeness, code != default, order, code)
        for order, code in enumerate(admitted)
        for wish in wishes
        if wish.quality > 0 and (closeness := wish.closeness(code.lower()))
    ]
    candidates = [candidate for candidate in candidates if not _is_only_by_wildcard_but_named(candidate, wishes)]
    if candidates:
        return min(candidates)[-1]
    if default in admitted:
        return default
    return (admitted or ([default] if default in codes else codes))[0]


def _is_only_by_wildcard_but_named(candidate: tuple, wishes: list[Wish]) -> bool:
    """`*` stands for the languages that no other range names (RFC 9110): `fr;q=0.2, *` does not lift fr to 1."""
    by_wildcard, code = candidate[1], candidate[-1].lower()
    return by_wildcard and any(wish.quality > 0 and wish.closeness(code) > 1 for wish in wishes)
