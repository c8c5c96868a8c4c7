"""A person who has a keyboard and no mouse: every control is reached by Tab or by a key of the workbench."""

import re
from difflib import SequenceMatcher

from playwright.sync_api import Locator, expect

from .desk import Desk

# Whoever uses a pointer in these tests is told.
REFUSE_POINTERS = """
for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, () => { throw new Error("a pointer was used"); }, true);
"""
READ = """cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("[data-chip]").forEach((chip) => chip.remove());
    return copy.textContent;
}"""
CARET = """cell => {
    const { focusNode, focusOffset } = getSelection();
    const range = document.createRange();
    range.setStart(cell, 0);
    range.setEnd(focusNode, focusOffset);
    const before = range.cloneContents();
    before.querySelectorAll("[data-chip]").forEach((chip) => chip.remove());
    return before.textContent.length;
}"""
IS_FOCUSED = "element => element === document.activeElement"
HAS_FOCUS = "document.hasFocus() && document.activeElement !== document.body"
TAGS = re.compile(r"<[^>]+>")
FURTHEST = 120  # presses of Tab


def split(words: str) -> list[str]:
    return re.findall(r"\w+|\W", words)


def count(words: str) -> int:
    return len(re.findall(r"\w+", words))


class KeyboardDesk(Desk):
    """One user of the admin who has no mouse. Nothing here clicks, focuses or fills an element."""

    def __init__(self, window, name: str, password: str):
        super().__init__(window, name, password)
        window.add_init_script(REFUSE_POINTERS)
        self.errors = []
        window.on("pageerror", lambda error: self.errors.append(str(error)))
        self.press, self.type_text = window.keyboard.press, window.keyboard.type

    def sign_in(self):
        self.window.goto("/admin/login/")
        self.reach(self.window.locator("input[name=login]"))
        self.type_text(self.name)
        self.reach(self.window.locator("input[name=password]"))
        self.type_text(self.password)
        self.press("Enter")
        self.window.wait_for_url("**/admin/")
        return self

    def reach(self, control: Locator, by: str = "Tab") -> Locator:
        """Press Tab until a control has the focus; fail if it never gets it."""
        expect(control).to_be_visible()
        for _ in range(FURTHEST):
            if control.evaluate(IS_FOCUSED):
                return control
            self.press(by)
        raise AssertionError(f"{control} cannot be reached by {by}")

    def follow(self, control: Locator, by: str = "Tab") -> None:
        self.reach(control, by)
        self.press("Enter")

    def open_text(self, panel: str, title: str) -> None:
        """Open a text's workbench from a panel of the home page."""
        self.window.goto("/admin/")
        self.follow(self.window.locator(f"#{panel}-section .my-desk__title a", has_text=title))
        expect(self.rows.first).to_be_visible()

    # --- The workbench ---------------------------------------------------------------------------------------------

    @property
    def rows(self) -> Locator:
        return self.window.locator(".wb-row")

    @property
    def current(self) -> Locator:
        return self.window.locator(".wb-row[aria-current]")

    @property
    def words(self) -> Locator:
        return self.current.locator(".wb-row__target")

    def find_section(self, name: str) -> Locator:
        return self.window.locator(f"[data-section={name}]")

    def read_source(self) -> str:
        return self.current.locator(".wb-row__source").evaluate(READ).strip()

    def go_to(self, source: str) -> Locator:
        """Go from row to row until the one with these words of the original is the current one."""
        wanted = self.rows.filter(has=self.window.locator(f".wb-row__source:text-is('{source}')"))
        place = wanted.evaluate("row => [...row.parentElement.children].indexOf(row)")
        at = self.current.evaluate_all("([row]) => row ? [...row.parentElement.children].indexOf(row) : -1")
        for _ in range(abs(place - at)):
            self.press("Alt+ArrowDown" if place > at else "Alt+ArrowUp")
        expect(wanted).to_have_attribute("aria-current", "true")
        self.expect_focus()
        return wanted

    def confirm(self) -> None:
        self.press("Control+Enter")
        self.expect_focus()

    def expect_focus(self) -> None:
        assert self.window.evaluate(HAS_FOCUS), "the focus is lost"

    def wait_until_stored(self) -> None:
        expect(self.window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")

    def write(self, markup: str) -> None:
        """Write the current row from nothing. Its tags are put around what is selected.

        The first keys are pressed one by one; the rest comes at once, as from an input method: it takes a minute less.
        """
        rest = markup
        while tag := re.search(r"<(\w+)[^>]*>(.*?)</\1>", rest):
            self.put(rest[: tag.start()] + tag[2])
            for _ in tag[2]:
                self.press("Shift+ArrowLeft")
            self.press("Alt+t")
            self.press("Control+End")
            rest = rest[tag.end() :]
        self.put(rest)

    def put(self, words: str) -> None:
        self.type_text(words[:5])
        self.window.keyboard.insert_text(words[5:])

    def correct(self, wanted: str) -> int:
        """Make the current row's words those that are wanted; return the number of words that are typed for it."""
        text = self.words.evaluate(READ)
        former, new, typed = split(text), split(wanted), 0
        for kind, start, end, first, last in reversed(SequenceMatcher(None, former, new, autojunk=False).get_opcodes()):
            if kind == "equal":
                continue
            place, left = len("".join(former[:end])), len("".join(former[start:end]))
            self.press("Control+Home" if place < len(text) / 2 else "Control+End")
            self._move(place)
            for _ in range(left):
                self.press("Shift+ArrowLeft")
            words = "".join(new[first:last])
            self.type_text(words) if words else self.press("Delete")
            typed += count(words)
        return typed

    def _move(self, place: int) -> None:
        """Put the caret before a character: by words while it is far, then key by key. A chip takes keys of its own."""
        for _ in range(200):
            left = place - self.words.evaluate(CARET)
            if not left:
                return
            way = "ArrowRight" if left > 0 else "ArrowLeft"
            self.press(f"Control+{way}" if abs(left) > 8 else way)
        raise AssertionError("the caret cannot be put there")

    # --- The review ------------------------------------------------------------------------------------------------

    def comment(self, words: str) -> None:
        self.press("Alt+m")
        comments = self.find_section("comments")
        expect(comments.locator("textarea[data-key^=new]")).to_be_focused()
        self.type_text(words)
        self.press("Control+Enter")
        expect(comments.locator(".wb-comment__text").last).to_have_text(words)
        self.press("Escape")
        expect(self.words).to_be_focused()

    def say_in(self, section: str, key: str, words: str) -> None:
        """Go to the panel, and write into one of its fields."""
        self.press("Alt+p")
        self.reach(self.find_section(section).locator(f"textarea[data-key^={key}]"))
        self.type_text(words)
        self.press("Control+Enter")

    def press_in(self, section: str, button: Locator) -> None:
        self.press("Alt+p")
        self.follow(self.find_section(section).locator(button))

    def act(self, value: str) -> None:
        """Press the main button of the text."""
        self.press("Alt+s")
        button = self.window.locator(f".translation-actions button[value={value}]")
        expect(button).to_be_focused()
        self.press("Enter")
        expect(self.window.locator(".messages .success").first).to_be_visible()
        expect(self.window.locator(".messages .error")).to_have_count(0)
