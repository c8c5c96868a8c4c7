"""The pages of signing in, as people see them: readable in each language, scheme and width, and by everybody (axe)."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from playwright.sync_api import expect

from ..reading import take_screenshot
from ..test_checklist import LOOKS, find_violations
from ..visits import show_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
PASSWORD = "a long enough password"
LOCALES = {"fr": "fr-FR", "pt": "pt-PT", "pt-pt": "pt-PT", "en": "en-GB"}


@pytest.fixture
def person():
    return get_user_model().objects.create_superuser("ines", "ines@example.org", PASSWORD)


@pytest.mark.parametrize(("language", "looks"), LOOKS)
def test_each_page_of_signing_in_is_readable(person, new_context, language, looks):
    window = new_context(locale=LOCALES[language]).new_page()

    def look(name):
        for scheme, width in looks:
            show_in(window, scheme, width)
            take_screenshot(window, f"sign-in-{name}-{language}-{scheme}-{width}")
            assert find_violations(window, "body") == [], name
            assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    window.goto("/admin/login/")
    look("form")
    window.fill("input[name=login]", "ines")
    window.fill("input[name=password]", "wrong")
    window.click("button[type=submit]")
    expect(window.locator(".messages .error")).to_be_visible()
    look("wrong")

    window.goto("/admin/password_reset/")
    look("reset")
    window.fill("input[name=email]", "ines@example.org")
    window.click("button[type=submit]")
    window.wait_for_url("**/done/")
    look("sent")
    link = re.search(r"/admin/password_reset/key/\S+", mail.outbox[-1].body).group()
    window.goto(link)
    look("new")
    window.fill("input[name=password1]", "another long password")
    window.fill("input[name=password2]", "another long passwort")
    window.click("button[type=submit]")
    look("differs")
    window.fill("input[name=password1]", "another long password")
    window.fill("input[name=password2]", "another long password")
    window.click("button[type=submit]")
    window.wait_for_url("**/complete/")
    look("changed")
    window.goto(link)
    look("used")

    window.goto("/admin/login/?next=/admin/account/")
    window.fill("input[name=login]", "ines")
    window.fill("input[name=password]", "another long password")
    window.click("button[type=submit]")
    window.wait_for_url("**/admin/account/")
    take_screenshot(window, f"sign-in-account-{language}")
    window.click("a[href='/admin/password/']")
    look("change")
    window.goto("/admin/logout/")
    look("out")
