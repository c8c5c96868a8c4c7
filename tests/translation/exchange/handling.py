"""Downloading a text in a format, and uploading it again, as users do."""

from django.core.files.uploadedfile import SimpleUploadedFile

from cms.translation.exchange.uploads import read_file
from tests.translation.uploading import preview, take_in

__all__ = ["change", "download", "preview", "take_in", "upload"]


def download(desk, translation, format="xliff") -> bytes:
    answer = desk.get("download_file", translation.pk, format)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    return answer.content


def upload(desk, translation, content: bytes, name="file.xlf"):
    """Upload a file on the page of a text; return the response that follows the redirects."""
    data = {"file": SimpleUploadedFile(name, content)}
    return desk.post("wagtail_localize:upload_pofile", translation.pk, data=data, follow=True)


def change(content: bytes, source: str, words: str, state="translated") -> bytes:
    """Return an XLIFF file in which a translator has translated a segment, by way of translate-toolkit."""
    from translate.storage.xliff2 import Xliff2File

    store = Xliff2File.parsestring(content)
    unit = next(unit for unit in store.units if str(unit.source) == source)
    unit.target = words
    unit.xmlelement.set("state", state)
    return bytes(store)


def list_words(content: bytes) -> dict[str, str]:
    """Map the sources of a file's entries to their translations."""
    return {entry.source: entry.words for document in read_file(content) for entry in document.entries}
