"""Writers put people on a story from one list, by keyboard, several at once; one who is missing is made there."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from wagtail.models import ReferenceIndex

from home.models import PersonPage
from home.roots import create_language_roots
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
)

from .kept import kept
from .reading import take_screenshot
from .test_checklist import AXE, open_admin  # noqa: F401 - fixture

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ADD = "/admin/pages/add/magazine/articlepage/{}/"
LOOKS = [("en", "light", 1280), ("fr", "dark", 1280), ("pt-pt", "light", 390)]


@kept
def magazine():
    """A magazine with people, two of whom were authors of its last story."""
    home = create_language_roots()["fr"]
    magazine = MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine")
    people = PeopleIndexPageFactory(parent=home, title="Personnes", slug="personnes")
    for name in ("Ana Sá", "Benoît Clerc", "Inês Duarte", "Marc Tellier"):
        portrait = ImageFactory(title=name) if name != "Ana Sá" else None
        PersonPageFactory(parent=people, title=name, occupation="Conservatrice", lead_picture=portrait)
    story = ArticlePageFactory(parent=magazine, title="La dernière")
    for name in ("Marc Tellier", "Inês Duarte"):
        story.authors.create(person=PersonPage.objects.get(title=name))
    story.save()
    ReferenceIndex.create_or_update_for_object(story)
    return magazine


def list_authors(window) -> list[str]:
    return window.locator("#id_authors-FORMS [data-chooser-title]").all_text_contents()


def open_chooser(window):
    window.locator("#id_authors-OPEN_MODAL").click()
    expect(window.locator(".modal-body #search-results tbody tr")).to_have_count(4)
    expect(window.locator(".modal.in:has(.modal-body)")).to_be_focused()


def test_two_authors_take_ten_keystrokes(open_admin, magazine):  # noqa: F811
    window = open_admin(ADD.format(magazine.pk))
    button = window.locator("#id_authors-OPEN_MODAL")
    button.focus()
    keys = 0

    def press(key):
        nonlocal keys
        keys += 1
        window.keyboard.press(key)

    press("Enter")
    expect(window.locator(".modal-body #search-results tbody tr")).to_have_count(4)
    expect(window.locator(".modal.in:has(.modal-body)")).to_be_focused()
    while not window.evaluate("document.activeElement.matches('[data-multiple-choice-select]')"):
        press("Tab")
    press("Space")
    press("Tab")
    press("Space")
    press("Enter")
    expect(window.locator("#id_authors-FORMS [data-chooser-title]")).to_have_count(2)
    assert sorted(list_authors(window)) == ["Inês Duarte", "Marc Tellier"], "those of the last story come first"
    assert keys <= 10


def test_a_person_who_is_missing_is_made_and_chosen(open_admin, magazine):  # noqa: F811
    window = open_admin(ADD.format(magazine.pk))
    open_chooser(window)
    window.locator(".modal-body [role=tab]").last.click()
    window.fill(".modal-body [name=new-title]", "inês duarte")
    window.click(".modal-body form[data-chooser-modal-creation-form] button[type=submit]")
    expect(window.locator(".modal-body .error-message")).to_contain_text("inês duarte")
    take_screenshot(window, "person-exists")
    window.fill(".modal-body [name=new-title]", "Joana Reis")
    window.click(".modal-body form[data-chooser-modal-creation-form] button[type=submit]")
    expect(window.locator("#id_authors-FORMS [data-chooser-title]")).to_have_text("Joana Reis (draft)")
    assert not PersonPage.objects.get(title="Joana Reis").live


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_the_list_is_readable_and_axe_finds_nothing(open_admin, magazine, language, scheme, width):  # noqa: F811
    window = open_admin(ADD.format(magazine.pk), language, scheme, width)
    open_chooser(window)
    take_screenshot(window, f"people-{language}-{scheme}-{width}")
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate("options => axe.run('.modal-body', options)", AXE)
    assert [violation["id"] for violation in found["violations"]] == []
