"""The pages of proposals: the list, the answer of one, its file."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model

from tests.images.conftest import make_file

pytestmark = pytest.mark.django_db


def read_list(desk) -> dict[str, list]:
    context = desk.get("library_proposals").context
    return {name: list(context[name]) for name in ("waiting", "mine", "others") if name in context}


def get_file(desk, proposal):
    return desk.browser.get(reverse("library_proposed_file", args=[proposal.pk]))


def test_the_list_has_what_waits_for_a_person_what_is_theirs_and_the_rest(hire, image, show, edit_image, only_proposal):
    show(lead_picture=image)
    editor = hire("editor", "fr")
    edit_image(editor, image, author="Somebody else")
    proposal = only_proposal()
    assert read_list(hire("moderator", "fr")) == {"waiting": [proposal], "mine": [], "others": []}
    assert read_list(hire("moderator", "pt")) == {"waiting": [], "mine": [], "others": [proposal]}
    assert read_list(editor) == {"waiting": [], "mine": [proposal]}


@pytest.mark.parametrize("action", ["", "nonsense"])
def test_an_unknown_action_is_answered_and_the_comment_kept(
    action, hire, image, show, edit_image, only_proposal, answer
):
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    refused = answer(hire("moderator", "fr"), only_proposal(), action, comment="Trop tard.")
    assert refused.status_code == 409
    assert "Trop tard." in refused.content.decode()
    assert only_proposal().is_waiting


def test_what_has_become_invalid_cannot_be_accepted(hire, image, show, edit_image, only_proposal, answer, again):
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    type(image).objects.filter(pk=image.pk).update(starts_on="2031-02-01", expires_on="2031-01-01")
    refused = answer(hire("moderator", "fr"), only_proposal())
    assert refused.status_code == 409
    assert again(image).author == "vultilion"


def test_the_file_is_shown_to_who_may_read_the_proposal_and_stored_nowhere(
    hire, image, show, edit_image, only_proposal
):
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, file=make_file("other.png", size=(640, 480)))
    shown = get_file(hire("moderator", "fr"), only_proposal())
    assert shown.status_code == 200
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert "no-store" in shown.headers["Cache-Control"]
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    assert get_file(hire("translator", "fr"), only_proposal()).status_code in (302, 403)


def test_a_file_that_browsers_might_run_is_downloaded(hire, document, show, commit, only_proposal):
    show(body=[("download", {"document": document, "title": ""})])
    file = SimpleUploadedFile("other.pdf", b"%PDF-1.4 other", content_type="application/pdf")
    data = {"title": document.title, "tags": "", "collection": document.collection_id, "file": file}
    with commit():
        hire("editor", "fr").browser.post(reverse("wagtaildocs:edit", args=[document.pk]), data)
    assert get_document_model().objects.get(pk=document.pk).file_size != 14
    served = get_file(hire("moderator", "fr"), only_proposal())
    assert served.headers["Content-Disposition"].startswith("attachment")


def test_a_proposal_without_a_file_or_with_a_lost_one_has_none_to_serve(hire, image, show, edit_image, only_proposal):
    show(lead_picture=image)
    editor, moderator = hire("editor", "fr"), hire("moderator", "fr")
    edit_image(editor, image, author="Somebody else")
    assert get_file(moderator, only_proposal()).status_code == 404
    edit_image(editor, image, file=make_file("other.png", size=(640, 480)))
    Path(only_proposal().file.path).unlink()
    assert get_file(moderator, only_proposal()).status_code == 404
