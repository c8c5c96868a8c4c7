"""The pages around the workbench, files for other programs and terms: nothing is cut off, and axe finds nothing."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail.models import Locale

from cms.translation.exchange.formats import xliff
from cms.translation.terms.deciding import Word, approve, propose
from tests.translation.exchange.handling import change

from ..desk import Desk
from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE
from .test_workbench import PASSWORD, body, translation  # noqa: F401 - fixtures

# Wagtail's own minimap is too small for a finger on a phone.
LOOKED_AT = {"include": ["main"], "exclude": [".w-minimap", ".w-minimap__toggle"]}
TERMS = "kind,pt,fr\nterm,edição,édition\nterm,acervo,fonds\n"


@kept
def terms(translation):  # noqa: F811
    boss = get_user_model().objects.create_superuser("terms", "terms@example.org", "x")
    pt, fr = (Locale.objects.get(language_code=code) for code in ("pt", "fr"))
    words = [Word(pt.pk, "coleção"), Word(fr.pk, "collection"), Word(fr.pk, "recueil", "forbidden")]
    concept = approve(boss, propose(boss, {"kind": "term", "note": "Of a museum."}, words))
    propose(boss, {"kind": "species", "scientific_name": "Panthera leo"}, [Word(pt.pk, "leão"), Word(fr.pk, "lion")])
    return concept


def look(window, name: str) -> None:
    """Take a picture, and assert that nothing runs out of the window and that axe finds nothing."""
    take_screenshot(window, name)
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate("([part, options]) => axe.run(part, options)", [LOOKED_AT, AXE])["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == [], name


def choose_file(window, name: str, content: bytes) -> None:
    field = window.locator("main input[type=file]")
    field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    field.locator("xpath=ancestor::form").locator("[type=submit]").first.press("Enter")


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [("moderator-fr", "light", 1280), ("moderator-pt", "dark", 390), ("moderator-en", "light", 390)],
)
def test_files_and_terms_can_be_read(new_context, translation, terms, name, scheme, width):  # noqa: F811
    context = new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    window = Desk(context.new_page(), name, PASSWORD).enter().window
    shot = f"{scheme}-{width}-{name[-2:]}"
    if name == "moderator-fr":
        window.goto(f"/admin/localize/translate/{translation.pk}/files/")
        look(window, f"files-{shot}")
        content = change(xliff.write(translation), "Quem somos.", "Qui nous sommes")
        choose_file(window, "text.xlf", content)
        expect(window.locator("main")).to_contain_text("Qui nous sommes")
        look(window, f"preview-{shot}")
    window.goto("/admin/translations/files/")
    look(window, f"many-files-{shot}")
    for place, address in {
        "list": "/admin/terms/",
        "add": "/admin/terms/add/",
        "edit": f"/admin/terms/edit/{terms.pk}/",
        "import": "/admin/terms/import/",
    }.items():
        assert window.goto(address).ok, address
        look(window, f"terms-{place}-{shot}")
    choose_file(window, "terms.csv", TERMS.encode())
    window.wait_for_load_state()
    look(window, f"terms-preview-{shot}")
