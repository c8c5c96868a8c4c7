"""The table of the library's pictures in a real browser: what is missing is filled in, or proposed."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from cms.demo.people import create_demo_accounts
from cms.images.models import CustomImage
from cms.library.models import Proposal
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.factories import ImageFactory, StandardPageFactory

from ..desk import Desk
from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE, OVERFLOW, show_in

PASSWORD = "a long demonstration phrase"
CREDIT = {"author": "Ana Reis", "licence": "cc-by-4.0"}
SLOW = 60_000  # milliseconds


@kept
def images():
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    images = [
        ImageFactory(title=title, collection=Collection.get_first_root_node(), **CREDIT)
        for title in ("Fougère", "Mousse", "Lichen")
    ]
    StandardPageFactory(parent=homes["pt"], title="Musgo", slug="musgo", lead_picture=images[1])
    return images


@pytest.fixture
def open_table(new_context, images):
    def open_table(name, query="", **options):
        window = new_context(**options).new_page()
        Desk(window, name, PASSWORD).enter()
        window.goto(f"/admin/images/table/{query}")
        return window

    return open_table


def test_alt_texts_are_filled_in_and_proposed(open_table, images):
    window = open_table("admin", "?lacks=alt_pt")
    cells = window.locator(".picture-table-rows [data-field=alt_text_pt]")
    expect(cells).to_have_count(3)
    cells.nth(0).fill("Um líquen")
    cells.nth(0).press("Enter")
    expect(cells.nth(1)).to_be_focused()
    cells.nth(1).press("Tab")
    expect(window.locator(".is-unsaved")).to_have_count(0)
    expect(window.locator(".picture-table [role=status]")).not_to_have_text("")
    assert {image.words["pt"][0] for image in CustomImage.objects.all() if "pt" in image.words} == {"Um líquen"}

    translator = open_table("translator-pt", "?lacks=alt_pt")
    cells = translator.locator(".picture-table-rows [data-field=alt_text_pt]")
    expect(cells).to_have_count(2)
    expect(translator.locator(".picture-table-rows [data-field=alt_text_fr]").first).to_be_disabled()
    cells.first.fill("Um musgo")
    cells.first.press("Tab")
    expect(translator.locator(".picture-table-waits").first).not_to_have_text("", timeout=SLOW)
    take_screenshot(translator, "table-translator")
    assert Proposal.objects.get().changes["words_text"]["to"] == "Um musgo"


def test_what_is_refused_stays_on_the_page_and_is_sent_with_what_is_typed_next(open_table, images):
    CustomImage.objects.update(author="", licence="")
    window = open_table("admin", "?lacks=credit")
    row = window.locator(".picture-table-rows tr").first
    author, licence = (row.locator(f"[data-field={name}]") for name in ("author", "licence"))
    author.fill("Eva")
    author.press("Tab")
    expect(licence).to_have_attribute("aria-invalid", "true")
    expect(author).to_have_class("is-unsaved")
    take_screenshot(window, "table-refused")
    licence.select_option("cc-by-4.0")
    licence.press("Tab")
    expect(window.locator(".is-unsaved")).to_have_count(0, timeout=SLOW)
    assert CustomImage.objects.get(author="Eva").licence == "cc-by-4.0"


def test_the_page_fits_and_is_accessible(open_table):
    window = open_table("admin")
    window.evaluate(AXE_SCRIPT)
    for width, scheme in ((1280, "dark"), (360, "light")):
        show_in(window, scheme, width, 800)
        take_screenshot(window, f"table-{width}-{scheme}")
        assert window.evaluate(OVERFLOW) == []
        results = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in results["violations"]] == []


def test_a_file_is_downloaded_changed_and_read_back(open_table, images):
    user = get_user_model().objects.get(username="admin")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en", "theme": "system"})
    window = open_table("admin")

    def look(stage):
        for width, scheme in ((1280, "light"), (360, "light"), (1280, "dark"), (360, "dark")):
            show_in(window, scheme, width, 800)
            take_screenshot(window, f"csv-{stage}-{width}-{scheme}")
            assert window.evaluate(OVERFLOW) == []

    look("table")
    with window.expect_download() as found:
        window.locator(".picture-filter a[href*=download]").click()
    said = found.value.path().read_text("utf-8-sig")
    window.locator(".picture-filter a[href*=upload], .picture-filter a").last.click()
    look("choose")
    file = {"name": "pictures.csv", "mimeType": "text/csv", "buffer": said.replace("Ana Reis", "Eva Lobo").encode()}
    window.set_input_files("#csv-file", file)
    window.locator("main form button[type=submit]").click()
    expect(window.locator(".picture-changes tbody tr")).to_have_count(3)
    look("preview")
    window.locator("main form button[type=submit]").click()
    expect(window.locator(".picture-changes")).to_have_count(0)
    assert CustomImage.objects.filter(author="Eva Lobo").count() >= 2, "of one that readers see it may be proposed"
