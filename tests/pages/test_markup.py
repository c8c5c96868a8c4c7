"""The Nu HTML checker on what readers get: every page that links reach, searches, errors, the CSS."""

import os

import pytest

from . import checker
from .checker import PROJECT, check

pytestmark = [pytest.mark.once, pytest.mark.server]  # the checker is another program
STYLESHEETS = PROJECT / "cms" / "static" / "css"
# Messages of the checker about what we do on purpose:
MEANT = (
    # Safari (VoiceOver) ignores lists without list marks; the role restores them.
    "The “list” role is unnecessary for element",
)


@pytest.fixture(scope="module", autouse=True)
def _has_checker():
    if not checker.is_there():
        if os.environ.get("CI") == "true":
            pytest.fail(checker.NO_CHECKER)
        pytest.skip(checker.NO_CHECKER)


def describe(findings, places=None):
    """Return the messages as lines, without those about intended markup, each once with the first place that has it."""
    shown = {}
    for finding in findings:
        if not finding.message.startswith(MEANT):
            place = (places or {}).get(finding.file, finding.file)
            shown.setdefault((finding.message, finding.kind), f"{place}: {finding}")
    return list(shown.values())


def test_the_nu_html_checker_finds_nothing_on_any_page(site, tmp_path):
    """All pages, in one process: home, stories, lists, people, years, works, credits, searches, 404 and 500."""
    places = {}
    for number, reading in enumerate(reading for reading in site.everything if reading.is_html):
        path = tmp_path / f"{number}.html"
        path.write_text(reading.text)
        places[path.name] = reading.address
    kinds = {reading.kind for reading in site.pages}

    assert len(kinds) > 12, "every type of page"
    assert {404, 500} < {reading.status for reading in site.everything}
    assert describe(check([tmp_path]), places) == []


def test_the_nu_html_checker_finds_nothing_in_the_stylesheets(tmp_path):
    """Except for container queries, which all browsers have had since 2023 and the checker does not know."""
    for sheet in STYLESHEETS.glob("*.css"):
        css = sheet.read_text().replace("container-type: inline-size;", "").replace("cqi", "vw")
        (tmp_path / sheet.name).write_text(css)

    assert describe(check([tmp_path], "--css")) == []


def test_the_checker_would_find_an_error(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>A page</title><ul><p>Not in a list.</p></ul></html>")

    assert "Element “p” not allowed as child of element “ul”" in describe(check([page]))[0]
