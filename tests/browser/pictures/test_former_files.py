"""An editor replaces a picture's file, finds the former one below, and takes it back."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from playwright.sync_api import expect
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from cms.demo.people import create_demo_accounts
from cms.images.models import CustomImage
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.images.conftest import make_file

from ..desk import Desk
from ..kept import kept
from ..reading import take_screenshot
from ..visits import OVERFLOW

PASSWORD = "a long demonstration phrase"
LOADED = "images => images.every(image => image.complete && image.naturalWidth > 0)"
CASES = [(360, "light", "pt-pt"), (360, "dark", "fr"), (1280, "dark", "en"), (1280, "light", "fr")]


@kept
def image():
    create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    known = {
        "title": "Dahlia",
        "author": "Ana Reis",
        "licence": "cc-by-4.0",
        "collection": Collection.get_first_root_node(),
        "focal_point_x": 300,
        "focal_point_y": 200,
        "focal_point_width": 50,
        "focal_point_height": 50,
    }
    return CustomImage.objects.create(file=ImageFile(make_file(size=(600, 900)), name="dahlia.jpg"), **known)


@pytest.mark.parametrize(("width", "scheme", "language"), CASES)
def test_a_former_file_is_found_below_and_taken_back(new_context, image, tmp_path, width, scheme, language):
    image.file.save("dahlia.jpg", ImageFile(make_file(size=(600, 900))))  # rows are copied for each test, files are not
    user = get_user_model().objects.get(username="admin")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language, "theme": "system"})
    window = new_context(viewport={"width": width, "height": 1300}, color_scheme=scheme).new_page()
    Desk(window, "admin", PASSWORD).enter()

    def look(stage):
        pictures = window.locator(".former-file img, .library-change__files img")
        pictures.last.scroll_into_view_if_needed()
        window.wait_for_function("() => [...document.images].every(image => image.complete)")
        assert pictures.evaluate_all(LOADED)
        take_screenshot(window, f"former-files-{stage}-{width}-{scheme}-{language}")
        assert window.evaluate(OVERFLOW) == []

    window.goto(f"/admin/images/{image.pk}/")
    other = tmp_path / "íris no jardim.png"
    other.write_bytes(make_file("other.png", size=(1200, 700)).read())
    window.set_input_files("input[name=file]", other)
    window.fill("input[name=author]", "Inês Duarte")
    window.locator("main form button[type=submit]").first.click()
    expect(window.locator(".former-file")).to_have_count(1)
    expect(window.locator(".former-file")).to_contain_text("dahlia.jpg")
    expect(window.locator("input[name=focal_point_x]")).to_have_value("")
    look("list")

    window.locator(".former-file__actions a[href$='/use/']").click()
    expect(window.locator("main dl")).to_contain_text("Inês Duarte")
    look("use")
    window.locator("main form button[type=submit]").click()
    expect(window.locator(".former-file")).to_have_count(2)
    expect(window.locator("input[name=focal_point_x]")).to_have_value("300")
    expect(window.locator("input[name=author]")).to_have_value("Ana Reis")

    window.locator(".former-file__actions a[href$='/delete/']").first.click()
    look("delete")
    window.locator("main form button[type=submit]").click()
    expect(window.locator(".former-file")).to_have_count(1)
    look("deleted")
