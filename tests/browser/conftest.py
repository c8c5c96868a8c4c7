"""A real browser on a real server: Debian's Chromium, driven by Playwright, on pytest-django's live server.

Its headless shell is taken if it is there: the same engine without a window, whose tabs, menus and popups take 2 s of a
processor each time that a person opens their browser.

`page` is the window of one reader (or editor); `new_context` opens further ones, each a person with their own cookies.
URLs are relative: `page.goto("/fr/")`.

BROWSER_SLOWDOWN=4 gives pages a quarter of the processor: tests that pass by luck only, because a page answers faster
than the next key comes, fail then.
"""

import os
import threading
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection, connections
from playwright.sync_api import expect, sync_playwright

from tests.scenes import STAGE

from .chromium import CHROMIUM_ARGUMENTS, find_chromium
from .kept import COPIES
from .readers_site import addresses, server  # noqa: F401 - fixtures

expect.set_options(timeout=15_000)  # allow for other work on the machine

SLOWDOWN = float(os.environ.get("BROWSER_SLOWDOWN", "1"))
NO_CHROMIUM = "Browser tests need Chromium (apt install chromium-headless-shell, or CHROMIUM=/path/to/it)"


def pytest_collection_modifyitems(items):
    """Mark every test of this folder as a browser test (`-m "not browser"` leaves it out); skip it without a
    browser."""
    here = Path(__file__).parent
    skipped = not find_chromium() and os.environ.get("CI") != "true"
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if skipped:
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Report in one line: pytest folds skipped tests with the same location."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and NO_CHROMIUM in report.longrepr[2]:
        report.longrepr = (str(Path(__file__).parent), 1, report.longrepr[2])
    return report


@pytest.fixture(scope="session")
def browser(django_db_setup, django_db_blocker):
    """Chromium, started once."""
    executable = find_chromium()
    if not executable:
        pytest.fail(NO_CHROMIUM)  # under CI=true; elsewhere the tests are skipped
    with django_db_blocker.unblock():
        STAGE.clear()  # it uses the former connection
    # Playwright's loop runs in this thread, and Django would refuse the ORM beside it; nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Beside a running loop, Django also returns other connection objects than before. The rows that migrations wrote,
    # from which the database is filled for each test, are kept on the connection object that created the database.
    contents = getattr(connection, "_test_serialized_contents", "")  # missing if no test of this run needs it
    with sync_playwright() as playwright:
        connection._test_serialized_contents = contents
        COPIES.keep_founding()
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()
        with django_db_blocker.unblock():
            connections.close_all()  # or PostgreSQL would not drop the test database


@pytest.fixture
def live_server(live_server, django_db_serialized_rollback):
    """The live server; restores what migrations wrote (Wagtail's root page, the permissions) for each test.

    What it is still asked at the end of a test is answered before the next one begins, and finds the database.
    """
    with OpenRequests() as requests:
        yield live_server
        requests.wait()


class OpenRequests:
    """The requests that have begun and not ended. A browser that is closed does not stop those it made."""

    LONGEST = 20  # seconds

    def __enter__(self):
        self.count, self.change = 0, threading.Condition()
        request_started.connect(self.begin)
        request_finished.connect(self.end)
        return self

    def __exit__(self, *_error):
        request_started.disconnect(self.begin)
        request_finished.disconnect(self.end)

    def begin(self, **_kwargs):
        with self.change:
            self.count += 1

    def end(self, **_kwargs):
        with self.change:
            self.count -= 1
            self.change.notify_all()

    def wait(self):
        with self.change:
            self.change.wait_for(lambda: self.count <= 0, timeout=self.LONGEST)


def slow_down(window):
    session = window.context.new_cdp_session(window)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


@pytest.fixture
def new_context(browser, live_server):
    """Create browser contexts: `new_context(locale="pt-PT", color_scheme="dark", viewport={...})`; close them later."""
    contexts = []

    def make(**options):
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"} | options
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(30_000)
        if SLOWDOWN != 1:
            context.on("page", slow_down)
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
    """One window of it. (Use other names for Wagtail's pages in tests.)"""
    return browser_context.new_page()
