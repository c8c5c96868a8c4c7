"""The rights of pictures as people meet them: on paper, and in the form of the library."""

import json
import os

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from cms.images.models import CustomImage
from cms.images.responsive.renditions import make_renditions
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.factories import StandardPageFactory
from tests.images.conftest import make_file

pytestmark = pytest.mark.django_db(transaction=True)


def make_image(title, **fields):
    image = CustomImage(title=title, author="Ana Reis", licence="cc-by-4.0", **fields)
    image.file = make_file(f"{title}.jpg".lower(), size=(420, 330))
    image._set_image_file_metadata()
    image.save()
    make_renditions(image)
    return image


@pytest.fixture
def roots(live_server):
    roots = create_language_roots()
    bootstrap_roles()
    return roots


@pytest.fixture
def window(browser, live_server):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=live_server.url)
    yield context.new_page()
    context.close()


def look(window, name):
    """Keep a screenshot if a folder is named, for people who look at it."""
    if folder := os.environ.get("SCREENSHOTS"):
        window.screenshot(path=f"{folder}/{name}.png")


def test_on_paper_a_picture_without_that_use_is_gone_with_its_credit_and_its_box(window, roots):
    unprinted, printed = make_image("Screen", uses=["web"]), make_image("Paper")
    pictures = [{"type": "item", "id": "one", "value": {"image": unprinted.pk, "caption": ""}}]
    body = [
        {"type": "picture", "value": {"image": unprinted.pk, "caption": "Only on screens"}},
        {"type": "picture", "value": {"image": printed.pk, "caption": "Everywhere"}},
        {"type": "gallery", "value": {"pictures": pictures, "caption": "A gallery for screens"}},
    ]
    page = StandardPageFactory(
        parent=roots["en"], title="A text", slug="text", lead_picture=unprinted, body=json.dumps(body)
    )
    window.goto(page.get_url())
    expect(window.get_by_text("Only on screens")).to_be_visible()
    expect(window.get_by_text("A gallery for screens")).to_be_visible()
    window.emulate_media(media="print")
    look(window, "print")
    for selector in (".lead", ".block-gallery", ".block-picture:has-text('Only on screens')"):
        expect(window.locator(selector)).to_be_hidden()
    expect(window.get_by_text("Everywhere")).to_be_visible()
    expect(window.locator("img")).to_have_count(4)
    assert [image.is_visible() for image in window.locator("img").all()] == [False, False, True, False]


def test_a_replacement_is_named_in_the_form_of_a_picture(window, roots, live_server):
    image, other = make_image("Dahlia", territory="Europe, without Switzerland"), make_image("Rose")
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("boss", "boss@example.org", "x"))
    window.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()]
    )
    window.goto(f"/admin/images/{image.pk}/")
    window.locator("#id_replacement-chooser").scroll_into_view_if_needed()
    look(window, "form")
    window.get_by_role("button", name="Choose an image").click()
    window.locator("a.image-choice").filter(has_text="Rose").click()
    expect(window.locator("#id_replacement-chooser")).to_contain_text("Rose")
    look(window, "form_chosen")
    window.get_by_role("button", name="Save").first.click()
    window.wait_for_url("**/admin/images/**")
    expect(window.locator(".messages")).to_contain_text("Dahlia")
    assert CustomImage.objects.get(pk=image.pk).replacement == other
