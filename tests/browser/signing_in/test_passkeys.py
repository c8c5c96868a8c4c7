"""Signing in with a passkey, in a real browser with a virtual device, as each role and in three languages."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from cms.accounts.models import SecondStepDeadline
from cms.newsroom.models import LanguageGroup
from cms.newsroom.roles.bootstrap import bootstrap_roles
from tests.accounts.second_step import make_code

from ..reading import take_screenshot
from ..test_checklist import LOOKS, find_violations
from ..visits import show_in
from .passkeys import plug_in, refuse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
PASSWORD = "a long enough password"
LOCALES = {"fr": "fr-FR", "pt": "pt-PT", "pt-pt": "pt-PT", "en": "en-GB"}
ROLES = [("editor", "fr"), ("moderator", "pt-pt"), ("translator", "en"), ("administrator", "fr")]


def make_person(role="administrator", language="en"):
    users = get_user_model().objects
    if role == "administrator":
        user = users.create_superuser("ines", "ines@example.org", PASSWORD)
    else:
        user = users.create_user("ines", "ines@example.org", PASSWORD)
        user.groups.add(LanguageGroup.objects.get(role=role, locale__language_code=language[:2]).group)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def sign_in(window, *, name="ines"):
    window.goto("/admin/login/")
    window.fill("input[name=login]", name)
    window.fill("input[name=password]", PASSWORD)
    window.click("form:has(input[name=password]) button[type=submit]")


def confirm(window):
    window.fill("input[name=password]", PASSWORD)
    window.click(".form-actions button")


def add_passkey(window):
    window.goto("/admin/second-step/passkeys/add/")
    confirm(window)
    window.click("#passkey_add")
    window.wait_for_url("**/second-step/codes/")


@pytest.mark.parametrize(("role", "language"), ROLES)
def test_each_role_adds_a_passkey_and_signs_in_with_it_alone(roots, new_context, role, language):
    bootstrap_roles()
    make_person(role, language)
    window = new_context(locale=LOCALES[language]).new_page()
    plug_in(window)
    sign_in(window)
    window.wait_for_url("**/admin/")
    add_passkey(window)
    window.goto("/admin/logout/")
    window.click(".form-actions button")
    window.goto("/admin/login/?next=/admin/account/")
    window.click("#passkey_login")
    window.wait_for_url(lambda url: urlsplit(url).path == "/admin/account/")
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_a_passkey_is_also_the_second_step_and_a_device_that_knows_nobody_is_refused(new_context):
    make_person()
    window = new_context().new_page()
    device = plug_in(window)
    sign_in(window)
    window.wait_for_url("**/admin/")
    add_passkey(window)
    window.context.clear_cookies()
    sign_in(window)
    window.wait_for_url("**/admin/login/code/")
    refuse(device)
    window.click("#passkey_use")
    expect(window.locator("#passkey_error")).to_contain_text("No passkey came from your device")
    refuse(device, False)
    window.click("#passkey_use")
    window.wait_for_url("**/admin/")
    window.goto("/admin/second-step/")
    window.get_by_role("link", name="Remove Passkey 1").click()
    window.goto(window.url.replace("/admin/confirm/", "/admin/confirm/passkey/"))
    window.click("#passkey_confirm")
    window.wait_for_url("**/remove/")
    window.click(".form-actions button")
    window.wait_for_url("**/second-step/")
    assert not Authenticator.objects.exists()


def test_who_was_deactivated_gets_in_with_no_passkey(new_context):
    user = make_person()
    window = new_context().new_page()
    plug_in(window)
    sign_in(window)
    window.wait_for_url("**/admin/")
    add_passkey(window)
    window.context.clear_cookies()
    user.is_active = False
    user.save()
    window.goto("/admin/login/")
    window.click("#passkey_login")
    expect(window.locator(".messages .error")).to_contain_text("deactivated")


@pytest.mark.parametrize(("language", "looks"), LOOKS)
def test_each_page_of_the_second_step_is_readable(new_context, settings, language, looks):
    make_person(language="pt-pt" if language == "pt" else language)
    other = get_user_model().objects.create_user("joana", "joana@example.org", PASSWORD)
    settings.SECOND_STEP_ROLES = ["administrator"]
    context = new_context(locale=LOCALES[language])
    window = context.new_page()
    device = plug_in(window)

    def look(name):
        for scheme, width in looks:
            show_in(window, scheme, width)
            take_screenshot(window, f"second-step-{name}-{language}-{scheme}-{width}")
            assert find_violations(window, "body") == [], name
            assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    sign_in(window)
    window.wait_for_url("**/admin/")
    take_screenshot(window, f"second-step-home-{language}")
    window.goto("/admin/second-step/")
    look("none")
    SecondStepDeadline.objects.update(until="2020-01-01T00:00Z")
    window.goto("/admin/pages/")
    look("overdue")
    window.goto("/admin/second-step/app/")
    look("confirm")
    confirm(window)
    window.fill("input[name=code]", "000000")
    window.click(".form-actions button")
    look("app")
    window.fill("input[name=code]", make_code(window.locator(".account-key").inner_text()))
    window.click(".form-actions button")
    window.wait_for_url("**/codes/")
    look("codes")
    window.goto("/admin/second-step/codes/new/")
    look("new-codes")
    window.goto("/admin/second-step/passkeys/add/")
    look("passkey")
    window.click("#passkey_add")
    window.wait_for_url("**/second-step/")
    look("both")
    window.locator(".account-sessions a").first.click()
    look("rename")
    window.go_back()
    window.locator(".account-sessions a").last.click()
    look("remove-passkey")
    window.goto("/admin/second-step/app/remove/")
    look("remove-app")
    window.goto("/admin/confirm/code/?next=/admin/account/")
    look("confirm-code")
    window.goto("/admin/confirm/passkey/?next=/admin/account/")
    look("confirm-passkey")
    window.goto("/admin/password/")
    look("password")
    window.goto("/admin/email/")
    look("email")
    window.goto(f"/admin/users/{other.pk}/second-step/")
    look("reset")
    window.goto(f"/admin/users/edit/{other.pk}/")
    take_screenshot(window, f"second-step-user-{language}")
    context.clear_cookies()
    sign_in(window)
    window.wait_for_url("**/login/code/")
    look("code")
    refuse(device)
    window.click("#passkey_use")
    expect(window.locator("#passkey_error")).to_be_visible()
    look("no-passkey")


@pytest.mark.parametrize(("language", "looks"), LOOKS)
def test_the_strip_of_the_last_days_is_readable_and_hides_nothing(new_context, settings, language, looks):
    user = make_person(language="pt-pt" if language == "pt" else language)
    settings.SECOND_STEP_ROLES = ["administrator"]
    SecondStepDeadline.objects.create(user=user, until=timezone.now() + timedelta(days=2))
    window = new_context(locale=LOCALES[language]).new_page()
    sign_in(window)
    window.wait_for_url("**/admin/")
    for name, path in (("home", ""), ("account", "account/"), ("users", "users/"), ("edit", f"users/edit/{user.pk}/")):
        window.goto(f"/admin/{path}")
        for scheme, width in looks:
            show_in(window, scheme, width)
            take_screenshot(window, f"last-days-{name}-{language}-{scheme}-{width}")
            assert find_violations(window, ".last-days") == [], name
            assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            assert window.evaluate("document.documentElement.scrollHeight <= innerHeight"), name
            assert window.evaluate("document.querySelector('.sidebar').getBoundingClientRect().top") == 0, name
    window.locator(".last-days a").click()
    window.wait_for_url("**/second-step/")
