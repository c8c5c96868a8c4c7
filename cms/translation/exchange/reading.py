"""Reading of files that somebody sends: their text, their XML, without what attacks hide in them."""

import codecs
import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from .documents import BadFileError

MAX_BYTES = 10 * 1024 * 1024  # of an XML file
DEEPEST = 60  # elements within each other
BOM = codecs.BOM_UTF8
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(content: bytes, refusal: str) -> str:
    """Return the text of a file in UTF-8, with "\\n" as line breaks.

    Raises BadFileError, with `refusal` if it is not text.
    """
    try:
        text = content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFileError(_("This file is not in UTF-8: save it in that encoding and send it again.")) from error
    if "\0" in text:  # PostgreSQL refuses null characters in texts
        raise BadFileError(refusal)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_xml(content: bytes) -> Element:
    """Return the root of an XML file in UTF-8 or UTF-16.

    Entities and external files are refused. Raises BadFileError.
    """
    check_size(len(content))
    if not content.startswith(UTF16):
        read_text(content, _("This file is not valid XML."))
    try:
        root = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise BadFileError(_("This file defines entities or loads other files, which is not allowed.")) from error
    except (ParseError, ValueError, LookupError) as error:  # the latter for unknown encodings
        raise BadFileError(_("This file is not valid XML.")) from error
    _check_depth(root)
    return root


def find_root(content: bytes) -> str:
    """Return the name of the root element of an XML file, without reading the rest; "" if it has none."""
    found = re.search(r"<(?:\w+:)?([a-zA-Z]\w*)[\s/>]", decode_start(content))
    return found[1] if found else ""


def decode_start(content: bytes) -> str:
    """Return the first characters of a file in UTF-8 or UTF-16."""
    encoding = "utf-16" if content.startswith(UTF16) else "utf-8-sig"
    return content[:4000].decode(encoding, "ignore")


def check_size(size: int) -> None:
    """Raise BadFileError if an XML file is too large."""
    if size > MAX_BYTES:
        raise BadFileError(_("This file is too large: %(count)d MB at most.") % {"count": MAX_BYTES // 1024 // 1024})


def get_name(element: Element) -> str:
    """Return the name of an element without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def list_children(element: Element, name: str) -> list[Element]:
    return [child for child in element if get_name(child) == name]


def _check_depth(root: Element) -> None:
    level = [root]
    for _depth in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise BadFileError(_("This file is not valid XML."))
