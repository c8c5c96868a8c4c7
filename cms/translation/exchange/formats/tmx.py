"""TMX 1.4: what the translation memory has of some texts, for the memories of other programs, and back as proposals.

Tags are `<bpt>`, `<ept>` and `<ph>` with their HTML. A unit names its translation and its segment in properties, so
that it finds its place again; units of other programs are found by their words.
"""

import html
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from cms.core.sanitizing.characters import UNSTORABLE

from ...memory.readable import keep_readable
from ...models import MemoryUnit
from ...pictures.of_texts import find_images_of_texts
from ..documents import BadFileError, Document, Entry, EntryState, is_key, is_uuid, make_key, read_language
from ..inline import Tag, split_html
from ..reading import get_name, list_children, read_xml

TOOL = "cms.translation"
TIME = "%Y%m%dT%H%M%SZ"
TRANSLATION, KEY = "x-translation", "x-key"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = b"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
_ELEMENTS = {"open": "bpt", "close": "ept", "alone": "ph"}


def write(translation: Translation, person=None) -> bytes:
    return write_many([translation], person)


def write_many(translations: Sequence[Translation], person=None) -> bytes:
    """Return the TMX file of what the memory has of some translations and their pictures, paragraph by paragraph.

    person: who may see it (`memory.readable`); None: what all readers see. The number of queries depends on neither.
    """
    found = _find_units(translations)
    readable = {unit.pk for unit in keep_readable(person, {unit for unit, _translation in found})}
    languages = {found.source.locale.language_code for found in translations}
    root = Element("tmx", {"version": "1.4"})
    about = {
        "creationtool": TOOL,
        "creationtoolversion": "1",
        "segtype": "paragraph",
        "o-tmf": TOOL,
        "adminlang": settings.LANGUAGE_CODE,
        "srclang": next(iter(languages)) if len(languages) == 1 else "*all*",
        "datatype": "html",
        "creationdate": timezone.now().astimezone(UTC).strftime(TIME),
    }
    SubElement(root, "header", about)
    body = SubElement(root, "body")
    for unit, translation in found:
        if unit.pk in readable and not UNSTORABLE.search(unit.source + unit.target):
            _add_unit(body, unit, translation)
    return _DOCTYPE + tostring(root, encoding="utf-8")


def _find_units(translations: Sequence[Translation]) -> list[tuple[MemoryUnit, Translation]]:
    """Return the units of some translations, each with its translation; those of the library with each text that shows
    the picture."""
    by_place = {(found.source.object_id, found.target_locale_id): found for found in translations}
    showing = defaultdict(list)
    for found, images in find_images_of_texts(translations):
        for image_id in images:
            showing[image_id, found.source.locale_id, found.target_locale_id].append(found)
    wanted = Q(object_key__in={key for key, _locale in by_place})
    wanted |= Q(object_key=None, image__in={image_id for image_id, *_locales in showing})
    units = MemoryUnit.objects.filter(wanted, level=MemoryUnit.Level.PARAGRAPH)
    pairs = []
    for unit in units.filter(target_locale__in={locale for _key, locale in by_place}).order_by("pk"):
        if unit.object_key is None:
            of_unit = showing[unit.image_id, unit.source_locale_id, unit.target_locale_id]
        else:
            of_unit = filter(None, [by_place.get((unit.object_key, unit.target_locale_id))])
        pairs += [(unit, translation) for translation in of_unit]
    return pairs


def _add_unit(body: Element, unit: MemoryUnit, translation: Translation) -> None:
    source, language = translation.source.locale.language_code, translation.target_locale.language_code
    changed = unit.written_at.astimezone(UTC).strftime(TIME)
    box = SubElement(body, "tu", {"changedate": changed, "srclang": source})
    for kind, value in {TRANSLATION: str(translation.uuid), KEY: make_key(unit.path, unit.source)}.items():
        SubElement(box, "prop", {"type": kind}).text = value
    for code, words, like in ((source, unit.source, ""), (language, unit.target, unit.source)):
        segment = SubElement(SubElement(box, "tuv", {"xml:lang": code}), "seg")
        _add_words(segment, split_html(words, like=like))


def _add_words(segment: Element, parts: Iterable) -> None:
    for part in parts:
        if isinstance(part, Tag):
            number = {"x": str(part.number)} if part.kind == "alone" else {"i": str(part.number)}
            SubElement(segment, _ELEMENTS[part.kind], number).text = part.html
        elif len(segment):
            segment[-1].tail = (segment[-1].tail or "") + part.text
        else:
            segment.text = (segment.text or "") + part.text


def read(content: bytes) -> list[Document]:
    """Return the documents of a TMX file: one for each translation and language that its units have.

    Raises BadFileError.
    """
    root = read_xml(content)
    headers, bodies = list_children(root, "header"), list_children(root, "body")
    if get_name(root) != "tmx" or not headers or not bodies:
        raise BadFileError(_("This is not a valid TMX file."))
    header = headers[0]
    made_at = _read_moment(header.get("creationdate", "")) if header.get("creationtool") == TOOL else None
    documents: dict[tuple[str, str, str], Document] = {}
    for unit in list_children(bodies[0], "tu"):
        source_language = unit.get("srclang") or header.get("srclang", "")
        values = [(tuv.get(LANG) or tuv.get("lang") or "", tuv) for tuv in list_children(unit, "tuv")]
        source = next((tuv for code, tuv in values if read_language(code) == read_language(source_language)), None)
        if source is None and values:
            source_language, source = values[0]
        properties = {prop.get("type"): (prop.text or "").strip() for prop in list_children(unit, "prop")}
        translation, key = properties.get(TRANSLATION, ""), properties.get(KEY, "")
        for code, tuv in values:
            if tuv is source:
                continue
            place = (translation if is_uuid(translation) else "", source_language, code)
            document = documents.setdefault(place, Document(*place, entries=[], made_at=made_at))
            document.entries.append(
                Entry(
                    source=_read_words(source),
                    words=_read_words(tuv),
                    key=key if is_key(key) else "",
                    state=EntryState.TRANSLATED,
                )
            )
    return list(documents.values())


def _read_words(tuv: Element) -> str:
    segments = list_children(tuv, "seg")
    return _read_content(segments[0]) if segments else ""


def _read_content(box: Element) -> str:
    pieces = [html.escape(box.text or "", quote=False)]
    for child in box:
        if get_name(child) == "hi":
            pieces.append(_read_content(child))
        elif get_name(child) in {"bpt", "ept", "it", "ph", "ut"}:
            pieces.append(child.text or "")
        pieces.append(html.escape(child.tail or "", quote=False))
    return "".join(pieces)


def _read_moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
