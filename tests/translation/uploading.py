"""Uploading a PO file as users do: look at the changes, then import it."""

import polib
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile


def download(desk, translation) -> polib.POFile:
    answer = desk.get("wagtail_localize:download_pofile", translation.pk)
    return polib.pofile(answer.content.decode(), wrapwidth=0)


def send(desk, translation, content: bytes | polib.POFile | None, **kwargs):
    """Upload a file; return the response: the refusal, or the redirect to the preview."""
    if isinstance(content, polib.POFile):
        content = str(content).encode()
    data = {} if content is None else {"file": SimpleUploadedFile("texto.po", content)}
    return desk.post("wagtail_localize:upload_pofile", translation.pk, data=data, **kwargs)


def preview(desk, translation, content) -> BeautifulSoup:
    answer = send(desk, translation, content, follow=True)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    soup.texts = (answer.context or {}).get("texts", [])
    soup.plan = answer.context["plan"] if "plan" in (answer.context or {}) else None
    soup.messages = " ".join(str(message) for message in (answer.context or {}).get("messages", []))
    soup.address = answer.redirect_chain[-1][0]
    return soup


def take_in(desk, translation, content, take=()):
    """Upload a file and confirm; return the message that the user then reads."""
    page = preview(desk, translation, content)
    if page.plan is None:
        return page.messages
    answer = desk.browser.post(page.address, {"take": take}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])
