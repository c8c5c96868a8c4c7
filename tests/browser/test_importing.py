"""A Word file becomes a draft; the preview is readable everywhere, and shows the page as readers will see it."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from magazine.models import InterviewPage
from tests.factories import MagazineIndexPageFactory

from .kept import kept
from .reading import take_screenshot

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
FILE = Path(__file__).parent.parent / "importing" / "samples" / "word-interview.docx"
LOOKS = [("en", "light", 1280), ("fr", "dark", 1280), ("pt-pt", "light", 360)]


@kept
def magazine():
    from home.roots import create_language_roots

    return MagazineIndexPageFactory(parent=create_language_roots()["fr"], title="Magazine", slug="magazine")


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_a_word_interview_becomes_a_draft(new_context, live_server, magazine, language, scheme, width):
    user = get_user_model().objects.create_superuser("admin", password="x")
    UserProfile.objects.create(user=user, preferred_language=language, theme=scheme)
    browser = Client()
    browser.force_login(user)
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_cookies([{"name": "sessionid", "value": browser.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()

    page.goto(f"{live_server.url}/admin/import/{magazine.pk}/")
    take_screenshot(page, f"import-choose-{language}-{width}")
    page.locator("input[type=file]").set_input_files(FILE)
    page.locator("input[type=radio][value=interviewpage]").check()
    page.locator("main button[type=submit]").click()

    frame = page.frame_locator("iframe.import__page")
    expect(frame.locator(".note-number").first).to_be_visible()
    expect(page.locator(".import__sentences li")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    take_screenshot(page, f"import-preview-{language}-{width}")

    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/edit/")
    draft = InterviewPage.objects.get()
    assert (draft.title, draft.live) == ("Un geste intact", False)
    assert [block.block_type for block in draft.body][:3] == ["heading", "question_answer", "question_answer"]
