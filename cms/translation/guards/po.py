"""Taking in a PO file: what is none is refused with a sentence, and only what the editor could write is written."""

import tempfile

import polib
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import StringSegment, Translation

from ..origins import PO_FILE
from ..rights import check_may_translate
from .endpoints import find_translation_or_404, guard

MAX_BYTES = 2 * 1024 * 1024  # a text of 100,000 words in two languages


class BadFileError(ValueError):
    """An uploaded file cannot be taken in; the message says why."""


def read_pofile(upload, translation: Translation) -> polib.POFile:
    """Read an uploaded file into its entries. Raises BadFileError."""
    if upload is None:
        raise BadFileError(_("Choose a PO file first."))
    if upload.size > MAX_BYTES:
        raise BadFileError(_("This file is larger than 2 MB: it is not a PO file of this text."))
    content = upload.read()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFileError(_("This file is not in UTF-8: save it in that encoding and send it again.")) from error
    if b"\0" in content:  # PostgreSQL refuses them in any text
        raise BadFileError(_("This is not a valid PO file."))
    # From a file of ours: given a text, polib opens the file of that name where there is one.
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        file.write(content)
        file.flush()
        try:
            po = polib.pofile(file.name, encoding="utf-8")
        except (OSError, ValueError, IndexError, AttributeError) as error:  # polib's errors are many
            raise BadFileError(_("This is not a valid PO file.")) from error
    made_for = po.metadata.get("X-WagtailLocalize-TranslationID")
    if made_for is None:
        raise BadFileError(_("This file does not say which translation it belongs to: download it here anew."))
    if made_for != str(translation.uuid):
        raise BadFileError(_("This file belongs to another translation."))
    return po


def keep_writable(po: polib.POFile, translation: Translation) -> polib.POFile:
    """Return the entries that the editor shows too, and that a person has confirmed.

    Upstream also writes segments that the text had once, and takes an entry marked as fuzzy for a translation.
    """
    segments = StringSegment.objects.filter(source=translation.source)
    current = set(segments.values_list("context__path", "string__data"))
    kept = polib.POFile()
    kept.metadata = po.metadata
    kept.extend(
        entry
        for entry in po
        if not entry.obsolete and "fuzzy" not in entry.flags and (entry.msgctxt, entry.msgid) in current
    )
    return kept


def upload(request, translation_id: int):
    """Take in a PO file; every answer is a message where the person came from."""
    translation, _target = find_translation_or_404(translation_id)
    try:
        po = read_pofile(request.FILES.get("file"), translation)
    except BadFileError as error:
        messages.error(request, str(error))
    else:
        entries = keep_writable(po, translation)
        translation.import_po(entries, user=request.user, tool_name=PO_FILE)
        count = sum(1 for entry in entries if entry.msgstr)
        text = ngettext("%(count)d part was read from the file.", "%(count)d parts were read from the file.", count)
        messages.success(request, text % {"count": count})
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


upload_pofile = require_POST(guard(upload, check_may_translate))
