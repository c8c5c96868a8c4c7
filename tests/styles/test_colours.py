"""Every colour of the site is defined once: pages, the admin and cards follow one file."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from cms.styles import colours, joining
from cms.styles.colours import Colour, read_colours

ROOT = Path(settings.BASE_DIR)
HEX = r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b"
STRAY = {
    ".css": re.compile(rf"{HEX}|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", re.IGNORECASE),
    ".html": re.compile(rf"[\"'(:\s]{HEX}", re.IGNORECASE),
    ".svg": re.compile(rf"[\"'(:\s]{HEX}", re.IGNORECASE),
    ".js": re.compile(rf"[\"'`(:\s]{HEX}", re.IGNORECASE),
    ".py": re.compile(rf"[\"']{HEX}[\"']", re.IGNORECASE),
}
DRAWINGS = {"cms/static/img/icon.svg"}  # the icon, drawn like its pixel versions

# A program that uses another palette: in a new process, as after a deployment.
SITE = """
import io, json, pathlib, sys
from cms.styles import joining
joining.SOURCES = pathlib.Path(sys.argv[1])
import django
django.setup()
from django.template import engines
from PIL import Image
from cms.social_cards.content import CardContent
from cms.social_cards.drawing import draw_card
content = CardContent("Titre", "", "fr", "exhibition", 7, None)
card = Image.open(io.BytesIO(draw_card(content, None)))
head = engines["django"].from_string("{% load colours %}{% colour 'sea' 'light' %} {% colour 'sea' 'dark' %}")
json.dump({"site": joining.join("site.css"), "admin": joining.join("admin.css"), "ground": card.getpixel((1190, 620)),
    "fingerprint": content.fingerprint, "head": head.render()}, sys.stdout)
"""


def make_site(sources: Path) -> dict:
    command = [sys.executable, "-c", SITE, str(sources)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


@pytest.fixture
def sources(tmp_path):
    return Path(shutil.copytree(joining.SOURCES, tmp_path / "css"))


def test_one_edit_changes_the_exhibition_s_colour_in_pages_the_admin_and_cards(sources):
    before = make_site(sources)
    palette = sources / "colours" / "palette.css"
    text = palette.read_text(encoding="utf-8")
    text = re.sub(r"--sea: [^;]+;", "--sea: light-dark(#102030, #f0e0d0);", text)
    palette.write_text(
        re.sub(r"--sea-band: [^;]+;", "--sea-band: light-dark(#405060, #102030);", text), encoding="utf-8"
    )

    after = make_site(sources)

    for name in ("site", "admin"):
        assert "#102030" not in before[name]
        assert "--sea: light-dark(#102030, #f0e0d0);" in after[name]
    sea = read_colours()["sea"]
    assert before["head"] == f"{sea.light} {sea.dark}"
    assert after["head"] == "#102030 #f0e0d0"
    assert max(abs(a - b) for a, b in zip(after["ground"], (0x40, 0x50, 0x60), strict=True)) <= 12
    assert before["ground"] != after["ground"]
    assert before["fingerprint"] != after["fingerprint"]  # cards are drawn again


def test_a_colour_that_cards_cannot_draw_is_named(sources):
    palette = sources / "colours" / "palette.css"
    text = palette.read_text(encoding="utf-8")
    palette.write_text(re.sub(r"--sea: [^;]+;", "--sea: oklch(40% 0.1 190);", text), encoding="utf-8")

    with pytest.raises(subprocess.CalledProcessError) as error:
        make_site(sources)

    assert "--sea" in error.value.stderr.splitlines()[-1]


def test_references_and_pairs_are_resolved_in_each_scheme(sources, monkeypatch):
    monkeypatch.setattr(joining, "SOURCES", sources)
    (sources / "colours" / "palette.css").write_text(
        "/* a: b; */ :root {\n  --deep: #111111;\n  --one: light-dark(var(--deep),\n    #eee);\n"
        "  --two: light-dark(var(--one), rgb(1 2 3 / 50%));\n  --three: var(--one);\n}\n",
        encoding="utf-8",
    )

    assert read_colours() == {
        "deep": Colour("#111111", "#111111"),
        "one": Colour("#111111", "#eee"),
        "two": Colour("#111111", "rgb(1 2 3 / 50%)"),
        "three": Colour("#111111", "#eee"),
    }


def test_no_colour_stands_anywhere_else():
    strays = [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for app in ("cms", "home", "magazine", "exhibition", "search")
        for path in sorted((ROOT / app).rglob("*"))
        if path.suffix in STRAY and not is_exempt(path.relative_to(ROOT))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := STRAY[path.suffix].search(line))
    ]
    assert strays == []


def is_exempt(path: Path) -> bool:
    return "demo" in path.parts or path.as_posix() in DRAWINGS or path.is_relative_to("cms/styles/css/colours")


@pytest.mark.parametrize(
    ("suffix", "line"),
    [
        (".css", "  color: #A63F24;"), (".css", "  box-shadow: 0 0 1px rgba(0, 0, 0, .3);"),
        (".css", "a { color:#fff }"),
        (".css", "  --x: hsl(30 18% 9%);"), (".html", '<meta name="theme-color" content="#faf6ef">'),
        (".svg", '<path fill="#fff"/>'), (".js", 'style.color = "#c8553a"'), (".py", "ACCENT = '#1c5a54'"),
    ],
)  # fmt: skip
def test_the_search_for_colours_finds_them(suffix, line):
    assert STRAY[suffix].search(line)


def test_every_variable_of_a_colour_that_is_used_is_defined():
    used = set()
    sheets = [*joining.SOURCES.rglob("*.css"), *(path for path in ROOT.glob("cms/*/static/**/*.css"))]
    css = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    used |= set(re.findall(r"var\(--([\w-]+)", css))
    defined = set(re.findall(r"--([\w-]+):", css))
    assert {name for name in used - defined if not name.startswith("w-")} <= {"side-panel-width"}  # Wagtail's


def test_the_palette_is_read_once():
    assert read_colours() == colours.COLOURS
