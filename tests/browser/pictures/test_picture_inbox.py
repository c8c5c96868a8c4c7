"""The picture inbox in a real browser: files are dropped at once, and finished in one table by keyboard."""

import base64
import itertools

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from cms.demo.people import create_demo_accounts
from cms.images.inbox import receiving
from cms.images.models import Arrival, CustomImage
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from tests.images.inbox.samples import make_heic, make_jpeg

from ..desk import Desk
from ..kept import kept
from ..network import intercept
from ..reading import take_screenshot
from ..visits import AXE, OVERFLOW, SCHEMES, show_in

PASSWORD = "a long demonstration phrase"
SLOW = 60_000  # milliseconds
COLOURS = ["red", "green", "blue", "teal", "navy", "olive", "maroon", "purple", "orange", "gold"]
DROP = """([files]) => {
    const transfer = new DataTransfer();
    for (const [name, type, data] of files) {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, {type, lastModified: 1}));
    }
    for (const kind of ["dragover", "drop"])
        document.querySelector(".picture-drop").dispatchEvent(
            new DragEvent(kind, {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""


@kept
def site():
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    return homes


@pytest.fixture
def open_inbox(new_context, site):
    def open_inbox(name="admin", **options):
        window = new_context(**options).new_page()
        Desk(window, name, PASSWORD).enter()
        window.goto("/admin/images/inbox/")
        return window

    return open_inbox


def drop(window, *files: tuple[str, bytes]):
    sent = [[name, "image/jpeg", base64.b64encode(data).decode()] for name, data in files]
    window.evaluate(DROP, [sent])


def test_twelve_files_are_dropped_finished_and_put_into_the_library(open_inbox):
    window = open_inbox()
    photographs = [(f"IMG_{n:04}.jpg", make_jpeg(colour, (900, 600))) for n, colour in enumerate(COLOURS)]
    drop(window, *photographs, ("IMG_0100.HEIC", make_heic()), ("copy.jpg", photographs[0][1]), ("no.jpg", b"not one"))
    rows = window.locator(".picture-table-rows tr[data-key]")
    expect(rows).to_have_count(11, timeout=SLOW)
    expect(window.locator(".picture-others [data-state=duplicate]")).to_have_count(1, timeout=SLOW)
    expect(window.locator(".picture-others [data-state=refused]")).to_have_count(1)
    # Each is named once: the list of what was sent keeps none of them.
    expect(window.locator(".picture-sending li")).to_have_count(0, timeout=SLOW)
    take_screenshot(window, "inbox-arrived")

    # What they have in common is set once, for all.
    window.locator("[data-picture-table-target=all]").check()
    patterns = window.locator("[data-picture-table-target=patterns]")
    patterns.locator("[data-field=author]").fill("Ana Reis")
    patterns.locator("[data-field=licence]").select_option("cc-by-4.0")
    patterns.locator("[data-field=licence]").press("Tab")
    window.locator("[data-picture-table-target=set]").click()
    expect(window.locator(".picture-table-rows tr[data-complete]")).to_have_count(11, timeout=SLOW)
    window.locator("[data-picture-table-target=all]").uncheck()

    # The titles one by one, without the mouse.
    first = rows.nth(0).locator("[data-field=title]")
    first.focus()
    for title in ("Le jardin", "La serre", "L’allée"):
        window.keyboard.press("Control+A")
        window.keyboard.type(title)
        window.keyboard.press("Enter")
    expect(rows.nth(2).locator("[data-field=title]")).to_have_value("L’allée")
    rows.nth(3).locator("[data-field=title]").fill("")
    rows.nth(3).locator("[data-field=title]").press("Tab")
    expect(window.locator(".picture-table-rows tr[data-complete]")).to_have_count(10, timeout=SLOW)
    take_screenshot(window, "inbox-table")
    window.locator("[data-picture-table-target=place]").click()
    expect(rows).to_have_count(1, timeout=SLOW)
    expect(window.locator(".picture-others [data-state=moving]")).to_have_count(0, timeout=SLOW)
    assert CustomImage.objects.filter(author="Ana Reis").count() == 10
    assert {"Le jardin", "La serre", "L’allée"} <= set(CustomImage.objects.values_list("title", flat=True))


def test_a_file_goes_on_where_it_was_after_a_reload(open_inbox, monkeypatch):
    window = open_inbox()
    data = make_jpeg("red") + bytes(receiving.PART_BYTES * 2)
    sent = []

    def break_off(route):
        sent.append(route.request.url)
        if "/parts/2/" in route.request.url:
            route.abort()
        else:
            route.continue_()

    intercept(window, "**/parts/**", break_off)
    drop(window, ("big.jpg", data))
    expect(window.locator("[data-picture-inbox-target=total]")).to_have_js_property(
        "value", receiving.PART_BYTES * 2, timeout=SLOW
    )
    window.unroute("**/parts/**")
    window.on("dialog", lambda dialog: dialog.accept())
    window.reload()
    expect(window.locator(".picture-others [data-state=uploading]")).to_have_count(1)
    again = []
    window.on("request", lambda request: again.append(request.url) if "/parts/" in request.url else None)
    drop(window, ("big.jpg", data))
    expect(window.locator(".picture-table-rows tr[data-key]")).to_have_count(1, timeout=SLOW)
    assert [url for url in again if not url.endswith("/parts/2/")] == []
    assert Arrival.objects.get().file.size == len(data)


def test_what_cannot_be_stored_now_is_stored_later(open_inbox):
    window = open_inbox()
    drop(window, ("a.jpg", make_jpeg()))
    author = window.locator(".picture-table-rows [data-field=author]")
    expect(author).to_have_count(1, timeout=SLOW)
    intercept(window, "**/values/", lambda route: route.abort())
    author.fill("Ana Reis")
    author.press("Tab")
    expect(window.locator(".picture-table-rows .is-unsaved")).to_have_count(1)
    window.unroute("**/values/")
    expect(window.locator(".picture-table-rows .is-unsaved")).to_have_count(0, timeout=SLOW)
    assert Arrival.objects.get().values["author"] == "Ana Reis"


def test_what_was_typed_last_is_waited_for_when_pictures_are_put_into_the_library(open_inbox):
    """The click that leaves the last field is the one on the button: its value is on its way then."""
    window = open_inbox()
    drop(window, ("a.jpg", make_jpeg()))
    row = window.locator(".picture-table-rows tr[data-key]")
    expect(row).to_have_count(1, timeout=SLOW)
    row.locator("[data-field=author]").fill("Ana Reis")
    row.locator("[data-field=author]").press("Tab")
    row.locator("[data-field=licence]").select_option("cc-by-4.0")
    expect(window.locator(".picture-table-rows tr[data-complete]")).to_have_count(1, timeout=SLOW)
    on_their_way = []
    intercept(window, "**/values/", lambda route: on_their_way.append(route))
    row.locator("[data-field=title]").fill("La serre")
    window.locator("[data-picture-table-target=place]").click()
    expect(row.locator(".is-unsaved")).to_have_count(1)
    on_their_way[0].continue_()
    expect(row).to_have_count(0, timeout=SLOW)
    expect(window.locator(".picture-others [data-state=moving]")).to_have_count(0, timeout=SLOW)
    assert CustomImage.objects.get().title == "La serre"


def test_the_page_fits_and_is_accessible(open_inbox):
    window = open_inbox()
    drop(window, ("a.jpg", make_jpeg(size=(900, 600))), ("no.jpg", b"not one"))
    expect(window.locator(".picture-table-rows tr[data-key]")).to_have_count(1, timeout=SLOW)
    window.locator(".picture-table-rows [data-field=author]").fill(" ")
    window.locator(".picture-table-rows [data-field=author]").press("Tab")
    expect(window.locator(".picture-table-rows [aria-invalid]")).not_to_have_count(0)
    window.evaluate(AXE_SCRIPT)
    for width, scheme in itertools.product((1280, 360), SCHEMES):
        show_in(window, scheme, width, 800)
        take_screenshot(window, f"inbox-{width}-{scheme}")
        assert window.evaluate(OVERFLOW) == []
        results = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in results["violations"]] == []
