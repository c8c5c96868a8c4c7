"""One visit to each page of the demonstration's site in real Chromium, with all its measurements."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Window

# Everything of WCAG 2.2 AA that axe-core can find.
AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SCHEMES = ("light", "dark")
# The variants for axe, by language: colours and sizes are the same in all, and four runs of axe are most of a visit.
EVERY_VARIANT = [(size, scheme) for size in (DESKTOP, PHONE) for scheme in SCHEMES]
VARIANTS = {"fr": EVERY_VARIANT, "pt": [(PHONE, "dark")], "en": [(DESKTOP, "light")]}
# Elements that people press: the site's navigation, the switcher, buttons and fields, the links of a list.
PRESSED = (
    "header nav a, header button, footer nav a, .brand a, .crumbs a, .pagination a, .filters a, "
    "main button, input:not([type=hidden]), .neighbours a, .error-links a, .topics a, .embed-link, .block-download a"
)
MEASURE = """selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility({visibilityProperty: true}))
    .map(element => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => Math.round(box.height) < 44 || Math.round(box.width) < 24)
    .map(([element, box]) => `${element.outerHTML.slice(0, 90)} is ${box.width.toFixed()} × ${box.height.toFixed()}`)"""
# To the end of the page and back: then content that is laid out only near the window has its size.
SCROLL = """async () => {
    for (const top of [document.body.scrollHeight, 0]) {
        window.scrollTo(0, top);
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
}"""
# Elements that are wider than the page, so that it would scroll sideways.
OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
        .filter(element => element.getBoundingClientRect().right > width + 1)
        .map(element => element.outerHTML.slice(0, 90)).concat(`scrolls to ${document.documentElement.scrollWidth}`)
}"""
# Colours and sizes that change slowly have changed.
IS_STILL = "() => Promise.allSettled(document.getAnimations().map(animation => animation.finished))"


def show_in(window: Window, scheme: str, width: int, height: int = 900) -> None:
    """Show the open page in a colour scheme and a width, as if it had been loaded so."""
    window.set_viewport_size({"width": width, "height": height})
    window.emulate_media(color_scheme=scheme)
    window.evaluate(IS_STILL)


@dataclass
class Visit:
    violations: dict[str, list[str]] = field(default_factory=dict)  # by scheme and width
    grounds: dict[str, str] = field(default_factory=dict)  # the page's background colour, by scheme
    overflowing: dict[int, list[str]] = field(default_factory=dict)  # by width
    small: dict[int, list[str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)  # of the console, and failed requests
    elsewhere: list[str] = field(default_factory=list)  # requests to other sites


def visit(window: Window, address: str, variants=EVERY_VARIANT) -> Visit:
    """Open a page once, and measure it in both colour schemes, on a desktop, on a phone and on a wide screen.

    variants: the sizes and colour schemes in which axe checks it.
    """
    found = Visit()
    host = urlsplit(address).netloc

    def note_request(request):
        if urlsplit(request.url).netloc not in (host, ""):
            found.elsewhere.append(request.url)

    def note_response(response):
        if response.status >= 400 and response.url != address:
            found.complaints.append(f"{response.status} {response.url}")

    def note_message(message):
        is_the_page_itself = message.location.get("url") == address and "404" in message.text
        if message.type in ("error", "warning") and not is_the_page_itself:
            found.complaints.append(message.text)

    def note_error(error):
        found.complaints.append(str(error))

    listeners = {"request": note_request, "response": note_response, "console": note_message, "pageerror": note_error}
    for name, listener in listeners.items():
        window.on(name, listener)
    try:
        window.set_viewport_size(DESKTOP)
        window.goto(address)
        window.evaluate(AXE_SCRIPT)
        for size in (DESKTOP, PHONE):
            window.set_viewport_size(size)
            for scheme in SCHEMES:
                window.emulate_media(color_scheme=scheme)
                found.grounds[scheme] = window.evaluate("getComputedStyle(document.body).backgroundColor")
                if (size, scheme) not in variants:
                    continue
                results = window.evaluate("options => axe.run(document, options)", AXE)
                found.violations[f"{scheme}, {size['width']} px"] = list(_describe(results))
            window.evaluate(SCROLL)
            found.small[size["width"]] = window.evaluate(MEASURE, PRESSED)
        for width in (320, 360, 768, 1280, 1920):
            window.set_viewport_size({"width": width, "height": 800})
            found.overflowing[width] = window.evaluate(OVERFLOW)
    finally:
        for name, listener in listeners.items():
            window.remove_listener(name, listener)
    return found


def _describe(results: dict):
    for violation in results["violations"]:
        for node in violation["nodes"]:
            summary = " ".join(node["failureSummary"].split())
            yield f"{violation['id']}: {node['target']} {node['html'][:120]} {summary}"
