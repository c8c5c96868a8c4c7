"""The buttons of a text in a release promise an approval; what happens is said by the messages."""

import re

import pytest
from django.urls import reverse

from cms.newsroom.moderation.approvals import find_approval
from tests.factories import SectionFactory

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["page", "snippet"])
def text(request, newsroom, magazines, people, draft):
    if request.param == "page":
        return draft(magazines["fr"], "Un texte", people["editor"].user)
    section = SectionFactory(locale=newsroom["fr"].locale, name="Patrimoine", slug="patrimoine", live=False)
    section.save_revision(user=people["editor"].user)
    return reload(section)


def read_buttons(desk, text) -> list[str]:
    address = (
        reverse("wagtailadmin_pages:edit", args=[text.pk])
        if hasattr(text, "url_path")
        else reverse(text.snippet_viewset.get_url_name("edit"), args=[text.pk])
    )
    html = desk.browser.get(address).content.decode()
    footer = html[html.index("<footer") :]
    labels = [re.sub(r"<[^>]+>|\s+", " ", button).strip() for button in re.findall(r"(?s)<button.*?</button>", footer)]
    return [label for label in labels if "Approve" in label or "Publish" in label]


@pytest.mark.parametrize("is_in_review", [False, True])
def test_they_say_approve_while_the_release_holds_the_text(is_in_review, text, people, bundle, commit):
    if is_in_review:
        with commit():
            text.get_workflow().start(text, people["editor"].user)
    free = read_buttons(people["fr"], text)
    assert any("Publish" in label for label in free)
    bundle(text)
    held = read_buttons(people["fr"], text)
    assert "Approve" in held
    assert not any("Publish" in label for label in held)
    assert len(held) == len(free)


def test_another_text_keeps_its_buttons(text, magazines, people, bundle, draft):
    other = draft(magazines["fr"], "Un autre", people["editor"].user)
    bundle(text)
    read_buttons(people["fr"], text)
    assert any("Publish" in label for label in read_buttons(people["fr"], other))
    assert find_approval(reload(other)) is None
