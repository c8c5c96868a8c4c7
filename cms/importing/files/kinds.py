"""The kinds of files that can be imported, told by what they hold more than by their names."""

from django.utils.translation import gettext as _

from ..errors import UnreadableError
from ..proposing import propose_fields
from ..reading import Reading
from .packages import check_size, refuse_old_formats, say_macros

EXTENSIONS = (".docx", ".odt", ".md", ".markdown", ".txt")
_TEXTS = (".md", ".markdown", ".txt")
_OTHERS = (b"PK\x03\x04", b"%PDF", b"{\\rtf")  # how files begin that are no plain text


def read_file(name: str, content: bytes) -> Reading:
    """Return what a file says, with proposals for the fields beside the body. Raises UnreadableError."""
    # They load lxml, 5 MB in each process: most of them never import a text.
    from .docx import read_docx
    from .markdown import read_markdown
    from .odt import read_odt

    check_size(len(content))
    refuse_old_formats(content)
    lower = name.lower()
    if lower.endswith((".docm", ".dotm")):
        raise say_macros()
    if not content.strip():
        raise UnreadableError(_("This file is empty."), code="empty")
    if lower.endswith(".odt"):
        reading = read_odt(content)
    elif lower.endswith(".docx"):
        reading = read_docx(content)
    elif lower.endswith(_TEXTS) and not content.startswith(_OTHERS) and b"\0\0" not in content:
        reading = read_markdown(content)
    else:
        raise UnreadableError(
            _("Files of this kind cannot be imported: save the text as .docx, .odt or Markdown."), code="kind"
        )
    propose_fields(reading, trusts_title=lower.endswith(_TEXTS))
    if not reading.elements and not reading.title:
        raise UnreadableError(_("This file has no text that can be read."), code="empty")
    return reading
