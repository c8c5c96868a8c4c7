"""Check what readers see."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from . import words


def take_screenshot(window: Window, stage: str):
    folder = os.environ.get("BROWSER_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        number = len(list(Path(folder).glob("*.png"))) + 1
        window.screenshot(path=Path(folder) / f"{number:02}-{stage}.png", full_page=True)


def expect_story(reader, language, title, byline, texts):
    expect(reader.locator("html")).to_have_attribute("lang", language)
    expect(reader.locator(".story-head .kicker")).to_have_text(words.SECTION[language])
    expect(reader.locator("h1")).to_have_text(readable(title))
    for part in byline:
        expect(reader.locator(".byline")).to_contain_text(readable(part))
    for text in texts:
        expect(reader.locator(".body")).to_contain_text(readable(text))


def expect_image(reader, language, caption):
    """Assert that the lead image has its words in this language, and its credit, made from the library's fields."""
    figure = reader.locator(".lead figure")
    expect(figure.locator("img")).to_have_attribute("alt", words.IMAGE["alt_texts"][language])
    expect(figure.locator("img")).to_have_js_property("complete", True)
    assert figure.locator("img").evaluate("image => image.naturalWidth > 0")
    expect(figure.locator(".caption")).to_have_text(readable(caption))
    expect(figure.locator(".credit")).to_have_text(words.CREDIT[language])
    licence = figure.locator(".credit a[rel=license]")
    expect(licence).to_have_attribute("href", f"https://creativecommons.org/licenses/by/4.0/deed.{language}")


def readable(text):
    """Return a pattern for a text that allows any spaces: each language sets its own around punctuation."""
    return re.compile(r"\s?".join(re.escape(part) for part in re.split(r"\s", text)))
