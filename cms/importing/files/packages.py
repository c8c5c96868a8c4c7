"""Packages: the archives of XML and pictures that .docx and .odt files are. Nothing in them is trusted."""

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ..errors import UnreadableError

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 30 * 1024 * 1024  # as pictures, and below the limits of docs/deploy/nginx.conf
MOST_PARTS = 3_000
MOST_UNPACKED = 200 * 1024 * 1024
LARGEST_XML = 8 * 1024 * 1024  # of a part; a book of 300 pages has 3 MB
HIGHEST_RATIO = 300  # XML of people is at most 40 times larger than packed
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = ("vbaproject.bin", "vbadata.xml", "basic/", "scripts/")


class Package:
    """An open package. Its parts are read on request, each within the limits."""

    def __init__(self, content: bytes):
        check_size(len(content))
        refuse_old_formats(content)
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError) as error:
            raise say_damaged() from error
        self._parts = {info.filename: info for info in self._archive.infolist()}
        self._check()

    def _check(self) -> None:
        parts = self._archive.infolist()
        if any(info.flag_bits & 1 for info in parts):
            raise say_protected()
        packed = sum(info.compress_size for info in parts)
        unpacked = sum(info.file_size for info in parts)
        is_bomb = unpacked > MOST_UNPACKED or (unpacked > LARGEST_XML and unpacked > packed * HIGHEST_RATIO)
        if len(parts) > MOST_PARTS or is_bomb:
            raise UnreadableError(_("This file unpacks to far more than a text: it was not opened."), code="bomb")
        if any(name.lower().startswith(_MACROS) or name.lower().endswith(_MACROS[:2]) for name in self._parts):
            raise say_macros()

    @property
    def names(self) -> list[str]:
        return list(self._parts)

    def read(self, name: str) -> bytes:
        """Return a part's content; b"" if there is none."""
        info = self._parts.get(name)
        if info is None:
            return b""
        if info.file_size > MOST_BYTES:
            raise say_damaged()
        try:
            with self._archive.open(info) as part:
                content = part.read(MOST_BYTES + 1)  # what the archive says of its sizes may be wrong
        except _BROKEN as error:
            raise say_damaged() from error
        if len(content) > MOST_BYTES:
            raise say_damaged()
        return content

    def read_xml(self, name: str) -> "etree.ElementBase | None":
        """Return a part's root element; None if there is no such part. Entities are not resolved."""
        content = self.read(name)
        if not content:
            return None
        if len(content) > LARGEST_XML:
            raise UnreadableError(_("This text is too long to be imported: bring it in parts."), code="too_long")
        from lxml import etree  # within the function: most processes read no file

        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise say_damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:  # neither format has one: it defines entities
            raise say_damaged()
        return root


def check_size(size: int) -> None:
    if size > MOST_BYTES:
        message = _("This file is larger than %(megabytes)d MB: make its pictures smaller, or bring them apart.")
        raise UnreadableError(message, code="too_large", params={"megabytes": MOST_BYTES // 1024 // 1024})


def refuse_old_formats(content: bytes) -> None:
    if not content.startswith(_OLE):
        return
    if _ENCRYPTED in content:
        raise say_protected()
    raise UnreadableError(
        _("This is a file of an old version of Word or another program: save it as .docx, and import that."),
        code="old_format",
    )


def say_protected() -> UnreadableError:
    return UnreadableError(
        _("This file is protected by a password: save it without one, and import that."), code="protected"
    )


def say_macros() -> UnreadableError:
    return UnreadableError(
        _("This file contains macros: save it without them, as .docx or .odt, and import that."), code="macros"
    )


def say_damaged() -> UnreadableError:
    return UnreadableError(
        _("This file is damaged, or not what its name says: open it in your program, and save it again."),
        code="damaged",
    )
