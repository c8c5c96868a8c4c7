"""The scenes that the translators' guide shows; `python -m tests.tools.guide_pictures` runs them.

They are not collected as tests: their file has another name.
"""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

import cms.translation.workbench.guide
from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.memory.keeping.writing import write_units
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.workflow import moderation
from cms.users.models import User
from home.roots import create_language_roots
from tests.factories import StandardPageFactory
from tests.translation.memory.test_second_text import SOURCE, TARGET

from .desk import Desk

PASSWORD = "a long demonstration phrase"
FOLDER = Path(cms.translation.workbench.guide.__file__).parents[1] / "static/translation/workbench/guide"
SIZE = (1080, 800)  # as the guide shows them
VIEWPORT = {"width": 1280, "height": 948}
ENGLISH = [
    "A Morning at the Museu do Azulejo",
    "We talked with the museum’s curator about the collection, its restoration and the youngest visitors.",
    "How did you come to work in this museum?",
    "I started in 2009, as a volunteer. The museum then had a team of twelve and a collection of 212 pieces. "
    "I never left.",
    "What does a curator do all day?",
    "In the morning I walk through the rooms before they open. In the afternoon I work with the restorers.",
    "Which piece do you like best?",
    "It is a panel of 1738 that shows the city seen from the river. Each boat has a name, and we still find some in "
    "the port’s archives.",
    "How do you prepare an exhibition?",
    "First we choose the pieces with the curators, then we write the texts in three languages. Only then do we think "
    "of the showcases.",
]
IN = {"pt": SOURCE[:10], "fr": TARGET[:10], "en": ENGLISH}
SOURCES = {"fr": "pt", "pt": "fr", "en": "fr"}  # by the language of the interface, into which is translated
LIKE = {
    "pt": "Como começou a trabalhar neste arquivo?",
    "fr": "Comment avez-vous commencé à travailler dans ces archives ?",
}
SLUGS = {
    "fr": "une-matinee-au-musee-de-l-azulejo",
    "pt": "uma-manha-no-museu-do-azulejo",
    "en": "a-morning-at-the-museu-do-azulejo",
}
# What the moderator says of a segment, what becomes of another one, and why.
SAID = {
    "fr": (
        "Plutôt « la conservatrice en chef » ?",
        "Nous avons rencontré la conservatrice du musée, qui parle de la collection, de la restauration et des plus "
        "jeunes visiteurs.",
        "Elle est interrogée : le chapeau doit le dire.",
    ),
    "pt": (
        "Talvez «uma conservadora-chefe»?",
        "Conversámos com a conservadora do museu sobre a coleção, o restauro e os visitantes mais novos.",
        "«Conversámos» é o que usamos nas entrevistas.",
    ),
    "en": (
        "Perhaps “a chief curator”?",
        "We met the museum’s curator to talk about the collection, its restoration and the youngest visitors.",
        "It is an interview: the summary should say so.",
    ),
}


@pytest.fixture(params=["fr", "pt", "en"])
def language(request):
    return request.param


@pytest.fixture
def texts(live_server, settings, language):
    """A text to translate, a second one that is like the first, and the first under review."""
    settings.TRANSLATION_EDITOR = "workbench"
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    source, translator = SOURCES[language], User.objects.get(username=f"translator-{language}")
    words = dict(zip(IN[source], IN[language], strict=True))

    def begin(title, sources):
        page = StandardPageFactory(parent=homes[source], title=title, slug="", summary=sources[0])
        page.body = [("text", "".join(f"<p>{one}</p>" for one in sources[1:]))]
        page.save_revision().publish()
        translation = start_translation(page, homes[language].locale)
        translation.save_target(publish=False)
        return translation

    first = begin(IN[source][0], IN[source][1:])
    fill_segments(first, lambda segment: words.get(segment.string.data, SLUGS[language]), translator)
    write_units(first.source.object_id)
    moderation.submit(first, translator)
    second = begin(LIKE[source], [IN[source][1], LIKE[source], *IN[source][3:]])
    fill_segments(second, lambda segment: words.get(segment.string.data) if segment.order % 2 else None, translator)
    return first, second


@pytest.fixture
def open_workbench(new_context):
    def open_workbench(name, translation):
        window = Desk(new_context(viewport=VIEWPORT).new_page(), name, PASSWORD).enter().window
        window.goto(f"/admin/pages/{translation.get_target_instance().pk}/edit/")
        expect(window.locator(".wb-row").first).to_be_visible()
        return window

    return open_workbench


def save(window, name: str, language: str) -> None:
    expect(window.locator("[aria-busy=true]")).to_have_count(0)
    shown = window.frame_locator("[data-wb-frame]").locator("[data-segment][data-current]").first
    expect(shown).to_be_in_viewport()  # the preview follows
    window.wait_for_timeout(1500)
    image = Image.open(io.BytesIO(window.screenshot())).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    image.save(FOLDER / f"{name}-{language}.webp", quality=55, method=6)


def find_row(window, words: str):
    return window.locator(".wb-row").filter(has=window.locator(".wb-row__source", has_text=words)).first


def test_the_grid_and_the_panel(texts, open_workbench, language):
    window, source = open_workbench(f"translator-{language}", texts[1]), SOURCES[language]
    row = find_row(window, IN[source][5])
    row.locator(".wb-row__target").click()
    window.keyboard.press("Control+a")
    window.keyboard.type(IN[language][5])
    save(window, "grid", language)
    find_row(window, LIKE[source]).locator(".wb-row__target").click()
    expect(window.locator("[data-section=matches] .wb-match").first).to_be_visible()
    save(window, "panel", language)


def test_the_review(texts, open_workbench, language):
    window, source = open_workbench(f"moderator-{language}", texts[0]), SOURCES[language]
    said, corrected, why = SAID[language]
    find_row(window, IN[source][4]).locator(".wb-row__target").click()
    window.keyboard.press("Alt+m")
    expect(window.locator("[data-section=comments] textarea[data-key^=new]")).to_be_focused()
    window.keyboard.type(said)
    window.keyboard.press("Control+Enter")
    expect(window.locator("[data-section=comments] .wb-comment__text").last).to_have_text(said)
    find_row(window, IN[source][1]).locator(".wb-row__target").click()
    window.keyboard.press("Control+a")
    window.keyboard.type(corrected)
    window.keyboard.press("Control+Enter")
    find_row(window, IN[source][1]).locator(".wb-row__target").click()
    reason = window.locator("[data-section=review] textarea[data-key^=why]")
    reason.fill(why)
    reason.press("Control+Enter")
    expect(window.locator(".wb-said__reason")).to_be_visible()
    save(window, "review", language)
