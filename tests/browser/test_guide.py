"""The translators' guide is read with the keyboard and by screen readers, in the three languages."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from cms.demo.people import create_demo_accounts
from cms.languages.registry import get_profile
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.users.models import User
from home.roots import create_language_roots

from .desk import Desk
from .kept import kept
from .reading import take_screenshot
from .visits import AXE

PASSWORD = "a long demonstration phrase"


@kept
def people():
    create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)


@pytest.fixture
def open_guide(people, new_context):
    def open_guide(language, **options):
        name = f"translator-{language}"
        profile = UserProfile.get_for_user(User.objects.get(username=name))
        profile.preferred_language = get_profile(language).admin_language
        profile.save()
        window = Desk(new_context(**options).new_page(), name, PASSWORD).enter().window
        assert window.goto(reverse("translators_guide")).ok
        return window

    return open_guide


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("fr", "light", 1280), ("pt", "dark", 390), ("en", "light", 390)]
)
def test_axe_finds_nothing_and_the_keys_scroll_it(open_guide, language, scheme, width):
    window = open_guide(language, color_scheme=scheme, viewport={"width": width, "height": 700})
    window.evaluate("document.querySelectorAll('img[loading=lazy]').forEach((image) => { image.loading = 'eager'; })")
    window.wait_for_load_state("networkidle")
    take_screenshot(window, f"guide-{language}-{scheme}-{width}")
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate("options => axe.run(document, options)", AXE)["violations"]
    assert [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]] == []
    window.locator("main[tabindex='0']").focus()
    window.keyboard.press("End")
    expect(window.locator("main h2").last).to_be_in_viewport()
    assert window.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
