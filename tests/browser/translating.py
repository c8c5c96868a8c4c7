"""wagtail-localize's editor as translators and moderators use it."""

import re

from playwright.sync_api import Locator, expect

from .desk import Desk

SAVED = "**/admin/localize/translate/*/strings/*/edit/"


class TranslationDesk(Desk):
    """A user who works on a translation."""

    def open_translation(self, parent, title: str):
        """Open it from the list of its parent's children, and wait for the editor's script."""
        self.open_from_explorer(parent, title)
        expect(self.segments.first).to_be_visible()

    @property
    def editor(self) -> Locator:
        return self.window.locator(".js-translation-editor")

    @property
    def segments(self) -> Locator:
        return self.editor.locator("li[id^=segment-]")

    def find(self, source: str) -> Locator:
        """Return the segment with these words of the original."""
        return self.segments.filter(has=self.window.locator(f"> p:text-is('{source}')"))

    def write(self, source: str, words: str):
        """Start to translate a segment, without saving it."""
        segment = self.find(source)
        for tab in self.editor.locator("[role=tab]").all():
            if segment.is_visible():
                break
            tab.click()
        segment.locator("> ul button").last.click()
        segment.locator("textarea").fill("")
        segment.locator("textarea").press_sequentially(words)

    def save(self, source: str):
        """Save the segment; return the server's response."""
        with self.window.expect_response(SAVED) as answer:
            self.find(source).locator("> ul button").last.click()
        return answer.value

    def translate(self, source: str, words: str):
        self.write(source, words)
        assert self.save(source).ok
        expect(self.find(source)).to_have_class(re.compile(r"\bcomplete\b"))

    def press(self, action: str):
        """Press one of the editor's buttons, in the menu beside the first one if it is there."""
        button = self.window.locator(f"footer.translation-actions button[name=action][value={action}]")
        if not button.is_visible():
            self.window.locator("footer.translation-actions .w-dropdown__toggle").click()
        button.click()

    def expect_actions(self, *actions: str):
        """Assert which actions of moderation the editor offers, the primary one first."""
        buttons = self.window.locator("footer.translation-actions button:not(.w-dropdown__toggle)")
        names = buttons.evaluate_all("all => all.map(button => button.value || button.dataset.a11yDialogShow)")
        assert tuple(name for name in names if name) == actions

    def ask_for_changes(self, comment: str):
        """Request changes: not possible without a comment."""
        self.window.locator("footer.translation-actions .w-dropdown__toggle").click()
        self.window.locator("[data-a11y-dialog-show=request-changes]").click()
        dialog = self.window.locator("#request-changes")
        dialog.locator("button[value=reject]").click()
        assert dialog.locator("textarea").evaluate("field => field.validity.valueMissing")
        self.take_screenshot("comment-missing")
        dialog.locator("textarea").press_sequentially(comment)
        dialog.locator("button[value=reject]").click()
        self.expect_success()
