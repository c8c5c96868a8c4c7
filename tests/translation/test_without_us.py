"""The traps are real: on plain wagtail-localize, without our app, each test that pins one fails at its assertion."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.migrated import copy_cache

# It runs another program, which always has a separate SQLite database.
pytestmark = [pytest.mark.long, pytest.mark.server, pytest.mark.once]

ROOT = Path(__file__).resolve().parents[2]
PINNED = {1, 2, 3, 4, 5, 6, 8, 10, 11, 13}
RELIED_ON = {7, 9, 12, 14}


@pytest.fixture(scope="module")
def results(request, migrated, tmp_path_factory):
    """Run the tests of the traps on plain wagtail-localize; return each test case by module."""
    report = tmp_path_factory.mktemp("plain") / "report.xml"
    cache = request.config.rootpath / ".pytest_cache/plain"  # keeps that site's migrated database apart from ours
    copy_cache(request.config, cache)
    command = [sys.executable, "-m", "pytest", "tests/translation/traps", "-q", "-o", f"cache_dir={cache}"]
    settings = ["--ds=tests.translation.traps.plain_settings", f"--junitxml={report}"]
    run = subprocess.run([*command, *settings], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert report.exists(), run.stdout + run.stderr
    cases = {}
    for case in ElementTree.parse(report).iter("testcase"):
        cases.setdefault(case.get("classname").rpartition(".")[2], []).append(case)
    return cases


def find_number(case) -> int:
    return int(re.match(r"test_trap_(\d+)_", case.get("name"))[1])


def failed_at_its_assertion(case) -> bool:
    """Return whether an assertion failed: errors in a fixture or an import and other exceptions do not count."""
    failure = case.find("failure")
    return (
        failure is not None
        and failure.get("message").startswith(("assert ", "AssertionError"))
        and re.search(r"test_pinned\.py:\d+: AssertionError\s*$", failure.text) is not None
    )


def test_each_pinned_trap_catches_a_site_without_our_app(results):
    assert {find_number(case) for case in results["test_pinned"]} == PINNED
    assert [case.get("name") for case in results["test_pinned"] if not failed_at_its_assertion(case)] == []


def test_what_we_rely_on_holds_without_our_app_too(results):
    assert {find_number(case) for case in results["test_relied_on"]} == RELIED_ON
    bad = [case for case in results["test_relied_on"] if {"failure", "error"} & {child.tag for child in case}]
    assert [case.get("name") for case in bad] == []
