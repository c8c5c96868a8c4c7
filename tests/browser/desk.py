"""Wagtail's admin as its users see it: each has a separate browser and a language of their own.

Elements are found by names, ids and data attributes, never by words, because the words differ between users.
"""

import re

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from .reading import take_screenshot

# Two seconds after it has opened, an editor starts to watch for changes, and to autosave.
MARK_WATCHED_FORMS = """
document.addEventListener("w-unsaved:watch-edits", (event) => event.target.toggleAttribute("data-watched", true));
"""
EDIT_ADDRESS = re.compile(r"/admin/pages/(\d+)/edit/")


def wait_until(window: Window, holds, seconds=15):
    """Wait for what no element shows, such as a request that a test has held; the window goes on meanwhile."""
    for _attempt in range(seconds * 20):
        if holds():
            return
        window.wait_for_timeout(50)
    raise AssertionError(f"This did not come in {seconds} seconds")


class Desk:
    """One user of the admin: `window` is their browser's window."""

    def __init__(self, window: Window, name: str, password: str):
        self.window, self.name, self.password = window, name, password
        window.add_init_script(MARK_WATCHED_FORMS)

    def enter(self):
        """Be signed in already: the form and the home page take as long as the rest of a short test.

        The tests of signing in and those that go a whole way use the form (`sign_in`).
        """
        client = Client()
        client.force_login(get_user_model().objects.get(username=self.name))
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        self.window.context.add_cookies(
            [{"name": session.key, "value": session.value, "domain": "localhost", "path": "/"}]
        )
        return self

    def sign_in(self):
        """Sign in by the form, and wait for the home page."""
        self.window.goto("/admin/login/")
        self.window.fill("input[name=login]", self.name)
        self.window.fill("input[name=password]", self.password)
        self.window.click("button[type=submit]")
        self.window.wait_for_url("**/admin/")
        return self

    def take_screenshot(self, stage: str):
        """Store a screenshot of this stage in the folder that BROWSER_SHOTS names, for people to look at."""
        take_screenshot(self.window, f"{stage}-{self.name}")

    # --- Writing -----------------------------------------------------------------------------------------------------

    def start(self, parent, page_type: str):
        """Start a page below another one: from the explorer, "add a child page", and its type."""
        self.window.goto(f"/admin/pages/{parent.pk}/")
        self.window.locator(f"main a[href*='/admin/pages/{parent.pk}/add_subpage/']").first.click()
        if "/add_subpage/" in self.window.url:  # with a single type of children, it is skipped
            self.window.locator(f"main a[href^='/admin/pages/add/{page_type}/']").click()
        self.wait_until_ready()

    def wait_until_ready(self):
        expect(self.window.locator("#page-edit-form[data-watched]")).to_be_visible()

    def type(self, **fields: str):
        """Type into fields, key by key, in the order of the form."""
        for name, text in fields.items():
            field = self.window.locator(f"#id_{name}")
            field.fill("")
            field.press_sequentially(text)
            field.press("Tab")  # leaves it; a calendar closes

    def choose_option(self, name: str, value: str):
        self.window.select_option(f"#id_{name}", value)

    def upload_image(self, field: str, file: dict, known: dict):
        """Upload an image in the chooser, with its data: author, kind, licence, words by language."""
        self._open_chooser(field)
        self.window.locator(".modal-body [role=tab]").last.click()
        form = self.window.locator(".modal-body form[data-chooser-modal-creation-form]")
        form.locator("[name$=-file]").set_input_files(file)
        expect(form.locator("[name$=-title]")).not_to_have_value("")  # a script proposes the name of the file
        form.locator("[name$=-title]").fill(known["title"])
        form.locator("[name$=-author]").press_sequentially(known["author"])
        for name in ("kind", "licence"):
            form.locator(f"[name$=-{name}]").select_option(known[name])
        for name, texts in (("title", known["titles"]), ("alt_text", known["alt_texts"])):
            for code, text in texts.items():
                form.locator(f"[name$=-{name}_{code}]").press_sequentially(text)
        self.take_screenshot("picture-form")
        form.locator("button[type=submit]").click()
        self._expect_chosen(field, known["titles"]["fr"])  # the editor's admin is in French

    def choose_page(self, field: str, title: str):
        """Choose a page that the chooser's search finds."""
        self._open_chooser(field)
        self.window.locator(".modal-body input[name=q]").press_sequentially(title)
        self.window.locator(".modal-body .page-results a.choose-page", has_text=title).click()
        self._expect_chosen(field, title)

    def choose_snippet(self, field: str, name: str):
        self._open_chooser(field)
        self.window.locator(".modal-body a[data-chooser-modal-choice]", has_text=name).click()
        self._expect_chosen(field, name)

    def add_person(self, relation: str, title: str):
        """Add a row to the list of interviewees or interviewers, and choose the person."""
        number = self.window.locator(f"#id_{relation}-FORMS > [data-inline-panel-child]").count()
        self.window.click(f"#id_{relation}-OPEN_MODAL")
        self.wait_for_dialog()
        self.window.locator(".modal-body input[name=q]").press_sequentially(title)
        results = self.window.locator(".modal-body #search-results tbody tr")
        expect(results).to_have_count(1)
        results.locator("input[type=checkbox]").check()
        self.window.click(".modal-body [data-multiple-choice-submit]")
        self._expect_chosen(f"{relation}-{number}-person", title)

    def add_block(self, block_type: str, icon: str, field: str = "body"):
        """Append a block to a body, chosen by its icon; return it."""
        body = self.window.locator(f"#{field}-root")
        blocks = body.locator("> [data-streamfield-stream-container] > [data-streamfield-child]")
        number = blocks.count()
        body.locator("> [data-streamfield-stream-container] > div > .c-sf-add-button").last.click()
        menu = self.window.locator("[data-tippy-root] [role=listbox]")
        menu.locator("[role=option]", has=self.window.locator(f"use[href='#icon-{icon}']")).first.click()
        expect(blocks).to_have_count(number + 1)
        expect(body.locator(f"input[name={field}-{number}-type]")).to_have_value(block_type)
        return blocks.nth(number)

    def add_text(self, text: str):
        block = self.add_block("text", "pilcrow")
        self._type_rich_text(block, text)

    def add_question(self, question: str, answer: str):
        block = self.add_block("question_answer", "help")
        block.locator("textarea[name$=-question]").press_sequentially(question)
        self._type_rich_text(block, answer)

    def wait_until_saved(self):
        """Wait until Wagtail has autosaved the draft, and has changed to the URL of the page that it created."""
        self.window.wait_for_url(EDIT_ADDRESS)
        expect(self.window.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
        return int(EDIT_ADDRESS.search(self.window.url)[1])

    # --- Moderation --------------------------------------------------------------------------------------------------

    def submit(self):
        """Submit the open text for moderation, from the menu beside the save button."""
        self.wait_until_saved()
        self.window.locator("footer .w-dropdown__toggle").click()
        self.window.locator("footer button[name=action-submit]").click()
        self.expect_success()

    def open_from_home(self, title: str):
        """Open a text from the dashboard on the home page."""
        self.window.goto("/admin/")
        self.window.locator("main .my-desk__title a", has_text=title).first.click()
        self.wait_until_ready()

    def open_from_explorer(self, parent, title: str):
        """Open a text from the list of its parent's children."""
        self.window.goto(f"/admin/pages/{parent.pk}/")
        self.window.locator("main [data-listing-page-title] a", has_text=title).first.click()
        self.window.wait_for_url(EDIT_ADDRESS)

    def open_header_menu(self):
        self.window.locator("header [data-w-dropdown-target=toggle]").first.click()

    def expect_success(self):
        """Assert that there is a success message and no error."""
        expect(self.window.locator(".messages .success")).to_be_visible()
        expect(self.window.locator(".messages .error")).to_have_count(0)

    def press_action(self, action: str):
        """Press a button of the moderation ("approve", "reject"), in the footer's menu if it is there."""
        button = self.window.locator(f"footer button[data-workflow-action-name={action}]").first
        if not button.is_visible():
            self.window.locator("footer .w-dropdown__toggle").click()
        button.click()

    def wait_for_dialog(self):
        """Wait until the dialog is open: it then takes the focus, and letters typed before would be lost."""
        expect(self.window.locator(".modal.in:has(.modal-body)")).to_be_focused()

    # --- Parts of these -----------------------------------------------------------------------------------------------

    def _open_chooser(self, field: str):
        self.window.click(f"#id_{field}-chooser [data-chooser-action-choose]")
        self.wait_for_dialog()

    def _expect_chosen(self, field: str, title: str):
        expect(self.window.locator(f"#id_{field}-chooser [data-chooser-title]")).to_have_text(title)
        expect(self.window.locator(".modal-backdrop")).to_have_count(0)

    def _type_rich_text(self, block, text: str):
        editor = block.locator(".public-DraftEditor-content")
        editor.click()
        self.window.keyboard.type(text)
        # The editor writes its text into the form a moment later.
        value = block.locator("[data-streamfield-widget] > input[type=hidden]")
        expect(value).to_have_value(re.compile(re.escape(text)))
