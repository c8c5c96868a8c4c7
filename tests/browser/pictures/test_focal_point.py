"""The crops beside a picture's form are those that Wagtail will make; one click sets what they keep."""

import pytest
from django.core.files.images import ImageFile
from playwright.sync_api import expect
from wagtail.images.image_operations import FillOperation, ImageTransform
from wagtail.models import Collection

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


@kept
def image():
    create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    known = {
        "title": "Tall",
        "author": "Ana Reis",
        "licence": "cc-by-4.0",
        "collection": Collection.get_first_root_node(),
    }
    return CustomImage.objects.create(file=ImageFile(make_file(size=(600, 1600)), name="tall.jpg"), **known)


def compute(image, ratio: str) -> list[int]:
    """Return what Wagtail's own operation keeps of a picture."""
    transform = FillOperation("fill", ratio).run(ImageTransform((image.width, image.height)), image)
    left, top, right, bottom = transform.get_rect()
    return [left, top, right - left, bottom - top]


def read_crop(window, ratio):
    return [int(number) for number in window.locator(f"[data-ratio='{ratio}']").get_attribute("data-crop").split(",")]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_click_sets_the_focal_point_and_the_crops_follow(new_context, image, width):
    window = new_context(viewport={"width": width, "height": 900}).new_page()
    Desk(window, "admin", PASSWORD).enter()
    window.goto(f"/admin/images/{image.pk}/")
    card = window.locator("[data-ratio='1.5']")
    assert read_crop(window, 1.5) == pytest.approx(compute(image, "300x200"), abs=1)
    before = card.get_attribute("data-crop")
    picture = window.locator(".focal-point-chooser")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    window.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.1)
    expect(card).not_to_have_attribute("data-crop", before)
    expect(window.locator(".focal-mark")).to_be_visible()
    seen = {ratio: read_crop(window, ratio) for ratio in (1, 1.5)}
    take_screenshot(window, f"focal-point-{width}")
    assert window.evaluate(OVERFLOW) == []
    window.locator("main form button[type=submit]").first.click()
    window.wait_for_url("**/admin/images/")
    image.refresh_from_db()
    assert image.focal_point_y == pytest.approx(160, abs=20)
    assert seen[1] == pytest.approx(compute(image, "300x300"), abs=2)
    assert seen[1.5] == pytest.approx(compute(image, "300x200"), abs=2)
