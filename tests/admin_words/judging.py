"""Decide which of the words that were read did not come from the catalogues."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.typography.cldr import time_zone_city
from cms.images.licences import Licence

from .marking import BEGIN, END, MARKED

WORD = re.compile(r"[^\W\d_]{2,}")
PARTS = (
    r"<[^>]+>|https?://\S+|\S+@\S+\.\w+|(?<!\w)/[\w/.-]+",  # tags; URLs
    r"\b[\w.]+\.(?:jpg|png|mp3|pdf|css|js)\b|%\(\w+\)s|\b\w+\.[a-z]+page\b",  # files; placeholders; page types
    r"\b[A-Z]\w+/[\w/+-]+",  # time zones
    r"\b(?:Ctrl|Esc|Shift|Alt|Cmd)\b",  # keys, by their labels
)
# Names, signs or selectors that are the same in any language.
NAMES = re.compile(
    r"^(?:MuseumWeek|Magazine|Wagtail|Vimeo|PDF|AVIF|JPEG|JPG|PNG|WEBP|CSV|XLSX|TSV|XLIFF|TMX|TBX|PO|Word|URL|FR|PT|EN|localhost|UTC|GMT|Mio|de)$"
)
# Migrations write these, and they are translated when they are shown.
UNREAD = {"auth.Permission", "contenttypes.ContentType", "sessions.Session", "wagtailcore.Revision"}
MADE_BY_PROGRAM = {"Root", "Bin"}
# Wagtail creates these with the database; administrators may rename them, and no text of ours names them.
RENAMED = ("Moderators approval", "Moderators", "Editors")
# A colon or similar mark after a word without its no-break space; not in URLs and times. Excepted is "Related
# stories:", what a comparison is about, in a template of Wagtail's that is too long to copy for it.
COLON_STAYS = re.compile(r"/revisions/compare/")
BAD_SPACE = re.compile(r"[^\W\d]\s?[ ]?(?<![\u00a0\u202f]):(?= |$)|[^\W\d](?:[;!?]| [:;!?»])(?= |$)|« ")
CODE = re.compile(r"^\.prose p$|^action-\w+$|^<div>\s*</div>$|:not\(|^[\w-]+\.[\w-]+$|^\w+_\w+$")


def find_unmarked(words: Iterable[tuple[str, str]], language: str, data: Iterable[str]) -> dict[str, str]:
    """Return what has no mark and is neither data nor a name, with the first URL that showed it."""
    found: dict[str, str] = {}
    known = _make_pattern(tuple(sorted(set(data) - MADE_BY_PROGRAM)), language)
    for text, address in {text: address for address, text in words}.items():
        rest = MARKED.sub("\0", text)
        if _has_english(rest) and not CODE.search(text) and _has_english(known.sub(" ", rest)):
            found[unmark(text)] = address
    return found


def _has_english(text: str) -> bool:
    return any(word.isascii() and not NAMES.match(word) for word in WORD.findall(text))


def find_wrong_spaces(words: Iterable[tuple[str, str]], language: str) -> dict[str, str]:
    """Return the texts in which a French mark lacks its space, with their URL."""
    if language != "fr":
        return {}
    return {
        unmark(text): address
        for address, text in words
        if BEGIN in text and BAD_SPACE.search(unmark(text)) and not COLON_STAYS.search(address)
    }


@cache
def _make_pattern(data: tuple[str, ...], language: str) -> re.Pattern:
    """Return a pattern that matches all data, longest first, so that a title is not read as its single words."""
    texts = sorted({*data, *list_names(language), *RENAMED}, key=len, reverse=True)
    return re.compile("|".join([*PARTS, *(rf"(?<!\w){re.escape(text)}(?!\w)" for text in texts)]), re.IGNORECASE)


def unmark(text: str) -> str:
    return text.replace(BEGIN, "").replace(END, "")


def list_names(language: str) -> Iterator[str]:
    """Yield CLDR's names in a language (countries, languages, months), and names that are the same in all."""
    locale = Locale.parse(language.replace("-pt", "_PT"))
    yield from locale.territories.values()
    yield from locale.languages.values()
    with override(language):
        yield time_zone_city(settings.TIME_ZONE)
    yield from (re.sub(r"\{\d\}", "", pattern).strip(" ,") for pattern in locale.list_patterns["standard"].values())
    yield from (name for names in locale.months["format"].values() for name in names.values())
    for _code, name in settings.LANGUAGES:
        yield name
    yield from (str(licence.label) for licence in Licence)


def list_data() -> Iterator[str]:
    """Yield what people wrote: every text in a row of ours, and the titles that Wagtail stores."""
    for model in apps.get_models():
        if model._meta.label in UNREAD:
            continue
        fields = [field for field in model._meta.local_fields if isinstance(field, models.CharField | models.TextField)]
        if not fields:
            continue
        for instance in model.objects.all() if hasattr(model, "objects") else ():
            for field in fields:
                if isinstance(field, StreamField):
                    yield from _list_strings(list(getattr(instance, field.name).raw_data))
                else:
                    yield from _split(getattr(instance, field.name))
    for page in Page.objects.filter(depth__gt=1).specific():
        yield from _split(page.get_admin_display_title())


def _list_strings(value) -> Iterator[str]:
    if isinstance(value, str):
        yield from _split(value)
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _list_strings(one)


def _split(value) -> Iterator[str]:
    """Yield the pieces of a text between its markup, as pages show them."""
    if isinstance(value, str):
        yield from (part.strip() for part in re.split(r"<[^>]+>", value) if len(part.strip()) > 2)
