"""A page of the admin that stayed open while its user signed in again works on: its scripts have a former nonce."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from cms.images.models import CustomImage
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.factories import MagazineIndexPageFactory
from tests.images.conftest import make_file

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PASSWORD = "a long demonstration phrase"
# The page's last check of the session is long ago, as when somebody comes back to it.
LATER = "const start = Date.now.bind(Date); Date.now = () => start() + 60_000"


@pytest.fixture
def magazine(live_server):
    roots = create_language_roots()
    bootstrap_roles()
    get_user_model().objects.create_superuser("boss", "boss@example.org", PASSWORD)
    return MagazineIndexPageFactory(parent=roots["en"])


@pytest.fixture
def violations(page):
    found = []
    page.on(
        "console", lambda message: found.append(message.text) if "Content Security Policy" in message.text else None
    )
    return found


def sign_in(window):
    window.goto("/admin/login/")
    window.fill("input[name=login]", "boss")
    window.fill("input[name=password]", PASSWORD)
    window.click("form:has(input[name=password]) button[type=submit]")
    window.wait_for_url("**/admin/")


def sign_in_again_elsewhere(page):
    Session.objects.all().delete()
    other = page.context.new_page()
    sign_in(other)
    other.close()


def test_inline_scripts_of_answers_run(page, magazine, violations):
    """As Wagtail (fetch) and jQuery put them into the page: with the nonce that came in the answer."""
    sign_in(page)
    page.goto(f"/admin/pages/add/magazine/articlepage/{magazine.pk}/")
    sign_in_again_elsewhere(page)
    ran = page.evaluate("""async () => {
        const answer = await fetch("/admin/images/multiple/add/");
        const html = new DOMParser().parseFromString(await answer.text(), "text/html");
        const nonce = html.querySelector("script[nonce]").nonce;
        const script = document.createElement("script");
        script.nonce = nonce;
        script.textContent = "window.ran = true";
        document.body.append(script);
        return window.ran === true;
    }""")
    assert ran
    page.evaluate("""() => new Promise((resolve) => jQuery.get("/admin/images/multiple/add/", (text) => {
        const nonce = new DOMParser().parseFromString(text, "text/html").querySelector("script[nonce]").nonce;
        jQuery(document.body).append(`<script nonce="${nonce}">window.ranToo = true</script>`);
        resolve();
    }))""")
    assert page.evaluate("window.ranToo") is True
    assert violations == []


def test_pictures_are_uploaded_and_their_forms_start(page, magazine, violations, tmp_path):
    """jQuery sends them with the page's token, and puts the forms that come back into the page, dates and all."""
    sign_in(page)
    page.goto("/admin/images/multiple/add/")
    sign_in_again_elsewhere(page)
    page.evaluate(LATER)
    (tmp_path / "garden.jpg").write_bytes(make_file(size=(300, 200)).read())
    page.set_input_files("#fileupload", str(tmp_path / "garden.jpg"))
    expect(page.locator("#upload-list form")).to_be_visible()
    page.fill("#upload-list input[name$=-author]", "Ana Reis")
    page.locator("#upload-list select[name$=-licence]").select_option("cc-by-4.0")
    page.locator("#upload-list button[type=submit]").click()
    expect(page.locator("#upload-list form")).to_have_count(0)
    assert CustomImage.objects.get().author == "Ana Reis"
    assert violations == []


def test_while_signed_out_an_upload_waits_until_somebody_has_signed_in(page, magazine, tmp_path):
    sign_in(page)
    page.goto("/admin/images/multiple/add/")
    Session.objects.all().delete()
    page.evaluate(LATER)
    (tmp_path / "garden.jpg").write_bytes(make_file(size=(300, 200)).read())
    page.set_input_files("#fileupload", str(tmp_path / "garden.jpg"))
    expect(page.locator(".session-dialog")).to_be_visible()
    with page.context.expect_page() as opened:
        page.locator(".session-dialog [data-sign-in]").click()
    window = opened.value
    window.fill("input[name=login]", "boss")
    window.fill("input[name=password]", PASSWORD)
    window.click("form:has(input[name=password]) button[type=submit]")
    expect(page.locator("#upload-list form")).to_be_visible()
