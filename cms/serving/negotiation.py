"""Choice of a language from Accept-Language (RFC 9110, section 12.5.4; language ranges: RFC 4647)."""

import re
from dataclasses import dataclass

from django.conf import settings

RANGE = re.compile(r"\*|[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,8}", re.ASCII)
QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)
LONGEST_HEADER = 1000  # browsers send some 50 characters; longer headers are truncated


@dataclass(frozen=True)
class LanguageRange:
    """One language range of the header, such as `fr-ca;q=0.8`, with its position in the list."""

    range: str
    quality: float
    position: int

    def refuses(self, code: str) -> bool:
        """Return whether the range refuses a code: `fr;q=0` refuses fr and fr-CA, `pt-BR;q=0` does not refuse pt."""
        return self.quality == 0 and (code == self.range or code.startswith(self.range + "-"))

    def closeness(self, code: str) -> int:
        """Return how well a language matches.

        4: exactly; 3: one is a variant of the other; 2: the same language; 1: only by `*`; 0: not.
        """
        if self.range == "*":
            return 1
        if self.range == code:
            return 4
        if self.range.startswith(code + "-") or code.startswith(self.range + "-"):
            return 3
        return 2 if self.range.partition("-")[0] == code.partition("-")[0] else 0


def parse_accept_language(header: str) -> list[LanguageRange]:
    """Parse the header into language ranges; malformed parts are skipped, never an error."""
    ranges = []
    for position, part in enumerate(header[:LONGEST_HEADER].lower().split(",")):
        language_range, _, parameters = part.strip().partition(";")
        language_range, parameters = language_range.strip(), parameters.strip()
        quality = "1"
        if parameters:
            name, _, quality = parameters.partition("=")
            if name.strip() != "q":
                continue
        if RANGE.fullmatch(language_range) and QUALITY.fullmatch(quality.strip()):
            ranges.append(LanguageRange(language_range, float(quality.strip()), position))
    return ranges


def choose_language(header: str | None, available: list[str] | None = None, default: str | None = None) -> str:
    """Return the code in `available` (by default the site's languages) that best matches an Accept-Language header.

    The highest quality wins, then the position in the header. `fr-CA` matches fr, `pt-BR` matches pt. A language that
    is named wins over one that only `*` admits; `q=0` refuses. If nothing matches, return `default` (by default
    English); if that is refused or not available, the first available language that is not refused. Never raise: a page
    must be served.
    """
    codes = list(available or [code for code, _name in settings.LANGUAGES])
    default = default or settings.LANGUAGE_CODE
    ranges = parse_accept_language(header or "")

    # Compare lower-case codes: the header was lowered, and settings may say `pt-BR`.
    admitted = [code for code in codes if not any(wanted.refuses(code.lower()) for wanted in ranges)]
    candidates = [
        # Smallest first: quality, named before `*`, header position, closeness, the default, order in `available`.
        (
            -wanted.quality,
            closeness == 1,
            wanted.position if closeness > 1 else 0,
            -closeness,
            code != default,
            order,
            code,
        )
        for order, code in enumerate(admitted)
        for wanted in ranges
        if wanted.quality > 0 and (closeness := wanted.closeness(code.lower()))
    ]
    candidates = [candidate for candidate in candidates if not _is_only_by_wildcard_but_named(candidate, ranges)]
    if candidates:
        return min(candidates)[-1]
    if default in admitted:
        return default
    return (admitted or ([default] if default in codes else codes))[0]


def _is_only_by_wildcard_but_named(candidate: tuple, ranges: list[LanguageRange]) -> bool:
    """Return whether only `*` admits a language that another range names (RFC 9110).

    For example, `fr;q=0.2, *` does not raise fr to 1.
    """
    by_wildcard, code = candidate[1], candidate[-1].lower()
    return by_wildcard and any(wanted.quality > 0 and wanted.closeness(code) > 1 for wanted in ranges)
