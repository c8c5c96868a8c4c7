"""The inbox in a real Chromium: folders are dropped on it as from the desktop of a computer."""

from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import CHROMIUM_ARGUMENTS, find_chromium
from tests.hosts.host import NAME, Person

# The browser notes each task of the page's main thread that takes more than 50 ms.
NOTE_TASKS = """
window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)))
    .observe({type: "longtask", buffered: true});
"""
COUNT = "selector => document.querySelectorAll(selector).length"
LEFT = """() => [...document.querySelectorAll(".picture-sending li")].map((item) => item.innerText)"""


class Inbox:
    """`longest` is the longest task of the page's main thread in milliseconds, `blocked` all beyond 50 ms of each."""

    def __init__(self, window: Page):
        self.window, self.longest, self.blocked, self.errors = window, 0.0, 0.0, []
        window.on("dialog", lambda dialog: dialog.accept())
        window.on("pageerror", lambda error: self.errors.append(str(error)))
        window.add_init_script(NOTE_TASKS)

    def open(self) -> None:
        self.note_tasks()
        self.window.goto("/admin/images/inbox/")

    def drop(self, folder: Path) -> None:
        """Drop a folder, as the desktop does: the page gets it as an entry, and reads what is in it."""
        target = self.window.locator(".picture-drop").bounding_box()
        session = self.window.context.new_cdp_session(self.window)
        data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            session.send(
                "Input.dispatchDragEvent", {"type": kind, "x": target["x"] + 40, "y": target["y"] + 20, "data": data}
            )
        session.detach()

    def note_tasks(self) -> None:
        tasks = self.window.evaluate("() => (window.longTasks || []).splice(0)")
        self.longest = max([self.longest, *tasks])
        self.blocked += sum(task - 50 for task in tasks)

    def count(self, selector: str) -> int:
        return self.window.evaluate(COUNT, selector)

    def go_on(self) -> bool:
        """Press *Go on* if the page offers it; return whether it did."""
        button = self.window.locator("[data-picture-inbox-target=again]")
        if is_offered := button.is_visible():
            button.click()
        return is_offered

    def read_status(self) -> str:
        return self.window.locator("[data-picture-inbox-target=status]").inner_text()

    def list_sent(self) -> list[str]:
        return self.window.evaluate(LEFT)


@contextmanager
def inbox_open(port: int, person: Person):
    """Open the inbox of somebody who has signed in, in a browser that finds the site at the proxy's port."""
    arguments = [*CHROMIUM_ARGUMENTS, f"--host-resolver-rules=MAP {NAME}:443 127.0.0.1:{port}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        context = browser.new_context(base_url=f"https://{NAME}", ignore_https_errors=True)
        context.add_cookies(
            [
                {"name": name, "value": value, "domain": NAME, "path": "/", "secure": True}
                for name, value in person.cookies.items()
            ]
        )
        inbox = Inbox(context.new_page())
        inbox.open()
        yield inbox
        browser.close()
