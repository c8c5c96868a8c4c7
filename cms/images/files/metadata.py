"""Read the metadata of an image file: XMP first, then IPTC, then EXIF.

Fields follow the IPTC Photo Metadata Standard (https://iptc.org/std/photometadata/specification/) and
https://wiki.creativecommons.org/wiki/XMP. Files are untrusted: broken metadata is ignored.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from django.conf import settings
from PIL import ExifTags, Image, IptcImagePlugin

from cms.core.sanitizing.urls import WEB_SCHEMES, is_allowed_url

from ..licences import Kind, find_licence
from .opening import open_header

logger = logging.getLogger(__name__)

MAX_XMP_BYTES = 1024 * 1024
MAX_XMP_DEPTH = 50

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "cc": "http://creativecommons.org/ns#",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "iptc": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
}

# IPTC-IIM datasets (record 2), https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf
IIM_TITLE, IIM_BYLINE, IIM_CREDIT, IIM_SOURCE, IIM_COPYRIGHT, IIM_CAPTION = 5, 80, 110, 115, 116, 120
IIM_CHARSET = (1, 90)
UTF8_MARK = b"\x1b%G"
CAMERA_PHRASES = {"OLYMPUS DIGITAL CAMERA", "SONY DSC", "SAMSUNG CAMERA PICTURES", "DIGITAL CAMERA", "DEFAULT"}

_COPYRIGHT_WORDS = re.compile(
    r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|\btous droits réservés\b|\btodos os direitos reservados\b"
    r"|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?|https?://\S+",
    re.IGNORECASE,
)


@dataclass
class Metadata:
    """The metadata of a file; values that were not found are empty."""

    title: str = ""
    description: str = ""
    author: str = ""
    holder: str = ""
    licence: str = ""
    source_url: str = ""
    kind: str = ""
    alt_texts: dict[str, str] = field(default_factory=dict)  # by content language
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def form_values(self) -> dict[str, str]:
        """Return the values that are not empty, by the names of the upload form's fields: "author", "alt_text_fr"."""
        names = ("title", "description", "author", "holder", "licence", "source_url", "kind")
        return (
            {name: value for name in names if (value := getattr(self, name))}
            | {f"alt_text_{code}": text for code, text in self.alt_texts.items()}
            | {f"title_{code}": text for code, text in self.titles.items()}
        )


def read_metadata(file: Any) -> Metadata:
    """Return the metadata of an image file. Raises nothing.

    file: an open file, whose position is restored. The image is not decoded.
    """
    metadata = Metadata()
    with _forgiving("file"), _at_start(file), open_header(file) as image:
        for name, read in (("XMP", _read_xmp), ("IPTC", _read_iptc), ("EXIF", _read_exif)):
            with _forgiving(name):
                _merge(metadata, read(image))
    if metadata.author == metadata.holder:
        metadata.holder = ""
    return metadata


@contextmanager
def _at_start(file: Any) -> Iterator[None]:
    position = file.tell()
    file.seek(0)
    try:
        yield
    finally:
        file.seek(position)


@contextmanager
def _forgiving(what: str) -> Iterator[None]:
    """Log and ignore any error of a library, so that broken metadata does not stop an upload."""
    try:
        yield
    except Exception:
        logger.info("Unreadable metadata of an uploaded picture: %s", what, exc_info=True)


def _merge(metadata: Metadata, found: dict[str, Any]) -> None:
    """Set the values that are still empty, cut to the lengths of the image's fields."""
    limits = {"title": 255, "description": 255, "author": 255, "holder": 255, "source_url": 500}
    for name, value in found.items():
        if not value or getattr(metadata, name):
            continue
        if isinstance(value, dict):
            value = {code: cleaned for code, text in value.items() if (cleaned := _clean(text))}
        else:
            value = _clean(value)
            if name == "source_url" and len(value) > limits[name]:
                continue  # a truncated URL would be wrong
            value = value[: limits.get(name)]
        setattr(metadata, name, value)


def _clean(text: Any) -> str:
    """Return a text as one line, without characters that cannot be stored or shown."""
    text = "".join(character if character.isprintable() else " " for character in str(text).replace("\x00", ""))
    return " ".join(text.split())


def _find_url(*texts: str) -> str:
    """Return the first text that is a web URL; "" if there is none."""
    for text in texts:
        text = (text or "").strip()
        with _forgiving("address"):
            if urlsplit(text).scheme in WEB_SCHEMES and " " not in text and is_allowed_url(text):
                return text
    return ""


def _find_holder(*notices: str) -> str:
    """Return the name in a copyright notice: "Museu do Vale" from "© 2024 Museu do Vale. All rights reserved"."""
    for notice in notices:
        name = _clean(_COPYRIGHT_WORDS.sub(" ", notice or "")).strip(" .,;:-–/|")
        if name and len(name) <= 120 and "licen" not in name.lower() and "creative commons" not in name.lower():
            return name
    return ""


def _find_licence_in(*texts: str) -> str:
    return next((licence.value for text in texts if (licence := find_licence(text))), "")


# --- XMP -------------------------------------------------------------------------------------------------------------


def _read_xmp(image: Image.Image) -> dict[str, Any]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    if not packet or len(packet) > MAX_XMP_BYTES:
        return {}
    root = ElementTree.fromstring(packet.strip(b"\x00 \r\n"))
    if _is_too_deep(root):
        return {}
    get = _Reader(root)
    rights = get("dc:rights")
    statement, terms = get("xmpRights:WebStatement"), get("xmpRights:UsageTerms")
    titles = _by_language(get.languages("dc:title"))
    return {
        "title": get("dc:title") or get("photoshop:Headline"),
        "titles": titles if len(titles) > 1 else {},
        "description": get("dc:description"),
        "author": ", ".join(get.all("dc:creator")) or get("cc:attributionName") or get("tiff:Artist"),
        "holder": get("plus:CopyrightOwnerName") or _find_holder(rights) or get("photoshop:Credit"),
        "licence": _find_licence_in(get("cc:license"), statement, terms, rights),
        "source_url": _find_url(get("dc:source"), get("cc:attributionURL"), get("photoshop:Source")),
        "alt_texts": _by_language(get.languages("iptc:AltTextAccessibility")),
    }


def _is_too_deep(root: Element) -> bool:
    """Return whether elements are nested so deeply that reading the text of each would take too long."""
    level = [root]
    for _depth in range(MAX_XMP_DEPTH):
        level = [child for element in level for child in element]
    return bool(level)


class _Reader:
    """Reads values of properties in each of the notations that XMP allows."""

    def __init__(self, root: Element):
        self.root = root

    def _items(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield language and text of each value, at any depth, because PLUS puts names of people into structures."""
        prefix, local = name.split(":")
        tag = f"{{{NAMESPACES[prefix]}}}{local}"
        for element in self.root.iter():
            if tag in element.attrib:
                yield "", element.attrib[tag]
            if element.tag == tag:
                for item in element.findall(f"*/{RDF}li") or [element]:
                    yield item.get(XML_LANG, ""), item.get(f"{RDF}resource") or "".join(item.itertext())

    def all(self, name: str) -> list[str]:
        return [cleaned for _language, text in self._items(name) if (cleaned := _clean(text))]

    def languages(self, name: str) -> dict[str, str]:
        return {language: text for language, text in self._items(name) if _clean(text)}

    def __call__(self, name: str) -> str:
        """Return one value: if there are several languages, that of "x-default", otherwise the first."""
        values = self.languages(name)
        return values.get("x-default") or next(iter(values.values()), "")


def _by_language(values: dict[str, str]) -> dict[str, str]:
    """Reduce texts by language tag ("pt-PT", "x-default") to those of the content languages."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    found: dict[str, str] = {}
    for tag, text in values.items():
        code = tag.lower().split("-")[0]
        if code in codes:
            found.setdefault(code, text)
    return found


# --- IPTC ------------------------------------------------------------------------------------------------------------


def _read_iptc(image: Image.Image) -> dict[str, Any]:
    info = IptcImagePlugin.getiptcinfo(image) or {}
    is_utf8 = UTF8_MARK in _as_bytes(info.get(IIM_CHARSET))

    def get(dataset: int) -> list[str]:
        values = info.get((2, dataset)) or []
        return [_decode(value, is_utf8) for value in (values if isinstance(values, list) else [values])]

    notice = ", ".join(get(IIM_COPYRIGHT))
    return {
        "title": " ".join(get(IIM_TITLE)),
        "description": " ".join(get(IIM_CAPTION)),
        "author": ", ".join(get(IIM_BYLINE)),
        "holder": _find_holder(notice, *get(IIM_CREDIT)),
        "licence": _find_licence_in(notice, *get(IIM_CAPTION)),
        "source_url": _find_url(*get(IIM_SOURCE)),
    }


def _as_bytes(value: Any) -> bytes:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, bytes) else b""


def _decode(value: Any, is_utf8: bool) -> str:
    """Decode a text as UTF-8 if possible, because many programs write it without declaring it, otherwise as cp1252."""
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace") if is_utf8 else value.decode("cp1252", "replace")


# --- EXIF ------------------------------------------------------------------------------------------------------------


def _read_exif(image: Image.Image) -> dict[str, Any]:
    if image.format == "PNG" and "exif" not in image.info:
        return {}  # Pillow would decode the whole image to look for EXIF after it
    exif = image.getexif()
    notice = _get_exif_text(exif, ExifTags.Base.Copyright)
    description = _get_exif_text(exif, ExifTags.Base.ImageDescription)
    return {
        "title": _decode_windows(exif.get(ExifTags.Base.XPTitle)),
        "description": "" if description.strip().upper() in CAMERA_PHRASES else description,
        "author": _get_exif_text(exif, ExifTags.Base.Artist) or _decode_windows(exif.get(ExifTags.Base.XPAuthor)),
        "holder": _find_holder(notice),
        "licence": _find_licence_in(notice),
        # Only cameras write an exposure time.
        "kind": Kind.PHOTOGRAPH.value if ExifTags.Base.ExposureTime in exif.get_ifd(ExifTags.IFD.Exif) else "",
    }


def _get_exif_text(exif: Image.Exif, tag: int) -> str:
    """Return a text. EXIF allows only ASCII, but programs write UTF-8, which Pillow decodes as Latin-1."""
    value = exif.get(tag, "")
    return _decode(value.encode("latin-1", "replace") if isinstance(value, str) else value, False)


def _decode_windows(value: Any) -> str:
    """Decode a field that Windows' file properties write: UTF-16, terminated by a null character."""
    return bytes(value).decode("utf-16-le", "replace").split("\x00")[0] if value else ""
