"""A real browser on a real server: Debian's Chromium, driven by Playwright, on pytest-django's live server.

`page` is one reader's (or editor's) window; `new_context` makes further ones, a person each, with cookies of their own.
Addresses are relative: `page.goto("/fr/")`.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection, connections
from playwright.sync_api import sync_playwright

from tests.scenes import STAGE

from .readers_site import addresses, server  # noqa: F401 - fixtures

# --no-sandbox: CI runs as root. The others keep Chromium from asking its maker's servers for things, which takes time.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


NO_CHROMIUM = "Browser tests need Chromium (apt install chromium, or CHROMIUM=/path/to/it)"


def find_chromium():
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items):
    """Every test of this folder is a browser test (`-m "not browser"` leaves it out), skipped where there is none."""
    here = Path(__file__).parent
    skipped = not find_chromium() and os.environ.get("CI") != "true"
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if skipped:
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Say it in one line: pytest folds skipped tests that name the same place."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and NO_CHROMIUM in report.longrepr[2]:
        report.longrepr = (str(Path(__file__).parent), 1, report.longrepr[2])
    return report


@pytest.fixture(scope="session")
def browser(django_db_setup, django_db_blocker):
    """Chromium, started once."""
    executable = find_chromium()
    if not executable:
        pytest.fail(NO_CHROMIUM)  # under CI=true: elsewhere we are not asked
    with django_db_blocker.unblock():
        STAGE.clear()  # it stands on the connection of before
    # Playwright's loop runs in this thread, and Django would refuse the ORM beside it; nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Beside a running loop Django also hands out other connection objects than before. What migrations wrote, by which
    # each test finds the database filled, is kept on the connection object that made the database.
    contents = getattr(connection, "_test_serialized_contents", "")  # not there if no test of this run wants it
    with sync_playwright() as playwright:
        connection._test_serialized_contents = contents
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()
        with django_db_blocker.unblock():
            connections.close_all()  # or PostgreSQL would not drop the test database


@pytest.fixture
def live_server(live_server, django_db_serialized_rollback):
    """The live server, with what migrations wrote (Wagtail's root page, the permissions) put back for each test."""
    return live_server


@pytest.fixture
def new_context(browser, live_server):
    """Make browser contexts: `new_context(locale="pt-PT", color_scheme="dark", viewport={...})`; closed at the end."""
    contexts = []

    def make(**options):
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"} | options
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def browser_context(new_context):
    """One person's browser."""
    return new_context()


@pytest.fixture
def page(browser_context):
    """One window of it. (Wagtail's pages are another thing: name those otherwise in a test.)"""
    return browser_context.new_page()
