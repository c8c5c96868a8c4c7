"""Missing details of an upload are shown where people look, and the file need not be uploaded twice."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from cms.images.models import CustomImage
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.factories import StandardPageFactory
from tests.images.conftest import make_file

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def text(live_server):
    roots = create_language_roots()
    bootstrap_roles()
    return StandardPageFactory(parent=roots["en"], title="A text", slug="text")


@pytest.fixture
def desk(browser, live_server, text):
    """The admin, with a superuser signed in."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("boss", "boss@example.org", "x"))
    context = browser.new_context(viewport={"width": 1280, "height": 720}, base_url=live_server.url)
    context.add_cookies(
        [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()]
    )
    yield context.new_page()
    context.close()


def write_files(folder, *names):
    for name in names:
        (folder / name).write_bytes(make_file(size=(300, 200)).read())
    return [str(folder / name) for name in names]


def test_the_chooser_shows_what_is_missing_and_keeps_the_file(desk, text, tmp_path):
    desk.goto(f"/admin/pages/{text.pk}/edit/")
    desk.get_by_role("button", name="Choose an image").first.click()
    desk.locator("#tab-label-upload").click()
    desk.set_input_files("#id_image-chooser-upload-file", write_files(tmp_path, "garden.jpg"))
    expect(desk.locator("#id_image-chooser-upload-title")).to_have_value("garden")  # a script proposes it
    desk.fill("#id_image-chooser-upload-author", "Ana Reis")
    desk.locator("form[data-chooser-modal-creation-form] button[type=submit]").click()

    summary = desk.locator("[data-controller=error-summary]")
    expect(summary).to_be_in_viewport()
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    licence = desk.locator("#id_image-chooser-upload-licence")
    expect(licence).to_be_in_viewport()
    expect(licence).to_be_focused()
    licence.select_option("cc-by-4.0")
    desk.locator("form[data-chooser-modal-creation-form] button[type=submit]").click()
    expect(desk.locator("form[data-chooser-modal-creation-form]")).to_have_count(0, timeout=30_000)
    image = CustomImage.objects.get()
    assert (image.title, image.author, image.width) == ("garden", "Ana Reis", 300)


def test_files_that_were_left_incomplete_are_found_again(desk, tmp_path):
    desk.goto("/admin/images/multiple/add/")
    desk.set_input_files("#fileupload", write_files(tmp_path, "garden.jpg", "house.jpg"))
    expect(desk.locator("#upload-list form")).to_have_count(2, timeout=30_000)
    desk.locator("#upload-list form button[type=submit]").first.click()
    expect(desk.locator("[data-controller=error-summary]")).to_be_in_viewport()

    desk.goto("/admin/")
    expect(desk.get_by_role("region", name="Uploads waiting for their details")).to_contain_text("garden")
    desk.goto("/admin/uploads/")
    desk.get_by_role("link", name="Complete").first.click()
    desk.fill("#id_author", "Ana Reis")
    desk.locator("#id_licence").select_option("cc-by-4.0")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("is in the library")).to_be_visible(timeout=30_000)
    expect(desk.get_by_role("link", name="Complete")).to_have_count(1)
