"""Forms and JSON that no script of the admin sends: never a 500, and nothing stored that breaks the editor."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Comment, Page

from tests.core.sanitizing.test_editor import make_content, send_body
from tests.core.sanitizing.test_editor import standing as standing_page
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser, write  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
standing = standing_page


def make_block(number, **changes):
    of_block = {"deleted": "", "order": str(number), "type": "heading", "id": "", "value": f"Titre {number}"} | changes
    return {f"body-{number}-{name}": value for name, value in of_block.items() if value is not None}


def reload(page):
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


BAD_FORMS = {
    "a count that is no number": {"body-count": "x"},
    "a count beyond the blocks": {"body-count": str(10**9)},
    "a negative count": {"body-count": "-1"},
    "an order that is no number": {"body-count": 1, **make_block(0, order="x")},
    "a block without an order": {"body-count": 1, **make_block(0, order=None)},
    "a block without a type": {"body-count": 1, **make_block(0, type=None)},
    "an unknown block": {"body-count": 1, **make_block(0, type="x")},
    "a block without a value": {"body-count": 1, **make_block(0, value=None)},
    "two rich texts in one place": {
        "body-count": 2,
        **make_block(0, type="text", order="0", value=make_content()),
        **make_block(1, type="text", order="0", value=make_content()),
    },
    "a picture that is none": {
        "body-count": 1,
        **make_block(0, type="picture", value=None),
        "body-0-value-image": str(10**30),
        "body-0-value-caption": "x",
    },
}


def test_no_form_of_blocks_makes_a_500(superuser, standing):  # noqa: F811
    superuser.browser.raise_request_exception = False
    for what, data in BAD_FORMS.items():
        assert superuser.save(standing, **data).status_code < 500, what
        assert superuser.can_open(standing), what


def test_ids_of_blocks_are_sound_and_differ(superuser, standing):  # noqa: F811
    ids = ["a.b", '"><script>', "x" * 500, "same", "same", "\0", "0f8fad5b-d9cb-469f-a165-70867728950e"]
    data = {"body-count": len(ids)}
    for number, block_id in enumerate(ids):
        data |= make_block(number, id=block_id)
    assert superuser.save(standing, **data).status_code == 302
    stored = [block.id for block in reload(standing).body]
    assert len(set(stored)) == len(ids)
    assert stored[3] == "same"
    assert stored[-1] == ids[-1]
    assert all("." not in block_id and '"' not in block_id and len(block_id) <= 64 for block_id in stored)


@pytest.mark.parametrize(
    "path", ["body", "body.x", "body..", ".", "nope", "title.x.y", "pk.1", "body.x.value.y", "path"]
)
def test_a_comment_on_nothing_does_not_keep_a_page_from_being_opened(superuser, standing, path):  # noqa: F811
    superuser.browser.raise_request_exception = False
    comment = {
        "comments-TOTAL_FORMS": 1,
        "comments-0-text": "a\x01b",
        "comments-0-contentpath": path,
        "comments-0-position": "{",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": 0,
        "comments-0-replies-INITIAL_FORMS": 0,
    }
    assert superuser.save(standing, **comment).status_code < 500
    assert superuser.can_open(standing)
    assert all(stored.position == "" and stored.text == "ab" for stored in Comment.objects.all())


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"1", b"null", b"\xff", b'{"a": "\\u0000"}', b'{"\\ud800": true}', b'{"a": {}}', b"[" * 9999]
)
def test_what_was_clicked_away_is_a_name_and_yes_or_no(superuser, body):  # noqa: F811
    superuser.browser.raise_request_exception = False
    address = reverse("wagtailadmin_dismissibles")
    assert superuser.browser.patch(address, body, content_type="application/json").status_code == 400
    sound = json.dumps({"whats-new-in-wagtail": True})
    assert superuser.browser.patch(address, sound, content_type="application/json").status_code == 200


@pytest.mark.parametrize("raw", ["x", "[]", "1", '{"user": 1}', "[" * 9999])
def test_an_answer_to_a_task_that_is_none_is_a_bad_request(superuser, standing, raw):  # noqa: F811
    superuser.browser.raise_request_exception = False
    answer = superuser.save(standing, "workflow-action", **{"workflow-action-extra-data": raw})
    assert answer.status_code == 400


def test_a_sound_body_is_stored(superuser, standing):  # noqa: F811
    assert send_body(superuser, standing, make_content(), action="").status_code == 302
    assert "des mots" in str(reload(standing).body)
