"""The stylesheets are joined from their parts, so that browsers request one file."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from cms.styles import joining
from cms.styles.joining import SOURCES, join, list_parts, list_stylesheets


@pytest.fixture
def sources(tmp_path, monkeypatch):
    monkeypatch.setattr(joining, "SOURCES", tmp_path)
    return tmp_path


def test_every_part_is_imported_by_a_stylesheet():
    imported = {path for name in list_stylesheets() for path in list_parts(name)}

    assert imported == {path.relative_to(SOURCES).as_posix() for path in SOURCES.glob("*/**/*.css")}


def test_every_layer_is_declared_in_the_order_of_the_parts():
    css = join("site.css")
    declared = re.search(r"^@layer ([\w, -]+);", css, re.MULTILINE)[1].split(", ")

    used = list(dict.fromkeys(re.findall(r"@layer ([\w-]+) \{", css)))
    assert used == declared


def test_parts_stand_in_the_order_and_the_layer_of_their_imports(sources):
    (sources / "all.css").write_text(
        '/* what it is */\n@layer low, high;\n@import url("b.css") layer(high);\n@import url("a.css") layer(low);\n'
    )
    (sources / "a.css").write_text("a {\n  color: red; /* why\n  so */\n}\n")
    (sources / "b.css").write_text('b::after {\n  content: "  two  ";\n}\n')

    assert join("all.css").split("\n") == [
        "@layer low, high;", "@layer high {", "b::after {", 'content: "  two  ";', "}", "}",
        "@layer low {", "a {", "color: red; ", "}", "}", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rule",
    ["@import 'a.css';", '@import url("a.css") screen;', '@import url("a.css")', '@import url("a.css") layer();'],
)
def test_an_import_that_would_be_left_out_is_refused(sources, rule):
    (sources / "all.css").write_text(rule)
    (sources / "a.css").write_text("a { color: red; }")

    with pytest.raises(ImproperlyConfigured, match=r"all\.css"):
        join("all.css")


def test_a_part_that_is_missing_is_named(sources):
    (sources / "all.css").write_text('@import url("pages/gone.css");')

    with pytest.raises(ImproperlyConfigured, match=r"all\.css imports pages/gone\.css"):
        join("all.css")


def test_addresses_in_parts_lead_to_files():
    for name in list_stylesheets():
        for address in re.findall(r'url\("([^"]+)"\)', join(name)):
            assert finders.find(f"css/../{address.removeprefix('../')}".removeprefix("css/../")), address


def test_a_file_that_does_not_exist_is_not_found():
    """With all finders: one that answers None makes Django answer [None], which counts as found."""
    assert not finders.find("css/no-such-file.css")
    assert finders.find("css/no-such-file.css", find_all=True) == []


def test_a_changed_part_is_served_at_once(sources, settings, tmp_path_factory):
    settings.JOINED_STYLES_ROOT = tmp_path_factory.mktemp("styles")
    (sources / "site.css").write_text("a { color: red; }")
    finder = finders.get_finder("cms.styles.finders.JoinedStylesFinder")
    with open(finder.find("css/site.css")) as file:
        assert file.read() == "a { color: red; }"

    (sources / "site.css").write_text("a { color: blue; }")

    with open(finder.find("css/site.css")) as file:
        assert file.read() == "a { color: blue; }"
    assert finder.find("css/a.css") == []
    assert finder.find("js/site.css") == []
    assert finder.find("css/site.css", find_all=True) == [finder.find("css/site.css")]


def test_what_is_collected_is_one_file_without_the_parts(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)

    assert sorted(path.name for path in (tmp_path / "css").iterdir()) == list_stylesheets()
    assert (tmp_path / "css" / "site.css").read_text(encoding="utf-8") == join("site.css")
