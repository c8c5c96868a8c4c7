"""The promises of the stylesheet, the fonts and the templates, checked in their files."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.styles.colours import COLOURS
from cms.styles.joining import join

STATIC = Path(settings.BASE_DIR) / "cms" / "static"
CSS = join("site.css")
ARTICLE_FONTS = ["fraunces", "fraunces-brand", "newsreader", "newsreader-bold", "newsreader-italic", "instrument-sans"]
READER_TEMPLATES = [
    path
    for app in ("cms", "home", "magazine", "exhibition", "search")
    for path in (Path(settings.BASE_DIR) / app / "templates").rglob("*.html")
    if "wagtailadmin" not in path.parts
]


def test_an_article_loads_at_most_160_kb_of_fonts():
    assert sum((STATIC / "fonts" / f"{name}.woff2").stat().st_size for name in ARTICLE_FONTS) <= 160 * 1024


def test_fonts_have_the_letters_of_the_three_languages():
    from fontTools.ttLib import TTFont

    letters = set("àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜáãíóõúÁÃÍÓÕÚñÑöÖßøØåÅ«»‹›’‘“”–—…€ªº·•©°\u00a0\u202f\u2009")
    for name in ("fraunces", "newsreader", "newsreader-bold", "newsreader-italic", "instrument-sans"):
        known = TTFont(STATIC / "fonts" / f"{name}.woff2").getBestCmap()
        assert not {letter for letter in letters if ord(letter) not in known}, name


def test_every_font_has_its_licence_beside_it():
    for family in ("fraunces", "newsreader", "instrument-sans"):
        assert "SIL Open Font License" in (STATIC / "fonts" / f"{family}-OFL.txt").read_text(encoding="utf-8")


def test_the_stylesheet_asks_nothing_of_another_site():
    assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//", CSS)


def test_the_stylesheet_leaves_most_of_the_60_kb_to_the_article():
    assert len(gzip.compress(CSS.encode(), 6)) <= 16 * 1024


def _tokens(scheme: int) -> dict[str, str]:
    """Return the colours of :root in the light (0) or dark (1) scheme."""
    return {name: (colour.light, colour.dark)[scheme] for name, colour in COLOURS.items()}


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize("name", ["ink", "soft", "terracotta", "ultramarine", "sea", "umber"])
def test_every_colour_of_text_has_contrast(name, ground, scheme):
    colours = _tokens(scheme)
    assert _contrast(colours[name], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_bands_have_contrast(scheme):
    colours = _tokens(scheme)
    assert _contrast(colours["ultramarine-band"], colours["on-band"]) >= 7


@pytest.mark.parametrize("path", READER_TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_inline_style_script_or_handler(path):
    """The public pages' Content-Security-Policy would block them."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style\b|\son\w+=", text)
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", text)
