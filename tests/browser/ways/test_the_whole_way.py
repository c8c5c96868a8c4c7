"""The whole process as people go through it: an interview from the editor's draft in Portuguese to a reader in French.

Nobody here is a superuser, and all content is written in the admin's own pages. The test starts from a fresh
installation (home pages, roles, accounts) and its structure (the magazine, the people, one section).
"""

import io

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect
from wagtail.models import Page

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.sync.counterparts import create_counterparts
from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import fill_segments, start_translation
from home.roots import create_language_roots
from tests.factories import MagazineIndexPageFactory, PeopleIndexPageFactory, SectionFactory

from .. import words
from ..reading import expect_image, expect_story, take_screenshot
from ..translating import TranslationDesk

pytestmark = pytest.mark.searching

PASSWORD = "a long demonstration phrase"
FRENCH_TITLE = words.INTERVIEW_IN_FRENCH[words.INTERVIEW["title"]]
FRENCH_ADDRESS = "**/fr/magazine/les-eaux-qui-se-souviennent/une-archive-qui-sent-le-sel/"


@pytest.fixture
def site(live_server, settings):
    """A fresh installation and its structure, live in the three languages; returned by name and language."""
    settings.TRANSLATION_EDITOR = "localize"
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    make_section(homes)
    return {
        "home": homes,
        "magazine": build(homes, MagazineIndexPageFactory, pt="Revista", fr="Magazine", en="Magazine"),
        "people": build(homes, PeopleIndexPageFactory, pt="Pessoas", fr="Personnes", en="People"),
    }


def build(homes, factory, **titles):
    """Create an index in Portuguese, and publish it with its counterparts in the other languages."""
    original = factory(parent=homes["pt"], title=titles["pt"], slug=titles["pt"].lower(), show_in_menus=True)
    pages = {"pt": original}
    for page in create_counterparts(original):
        code = page.locale.language_code
        translation = start_translation(original, page.locale)
        texts = {"title": titles[code], "slug": titles[code].lower()}
        fill_segments(translation, lambda segment, texts=texts: texts[segment.context.path])
        save_draft(translation).publish()
        pages[code] = translation.get_target_instance()
    return pages


def make_section(homes):
    """Create a section, translated through wagtail-localize."""
    section = SectionFactory(locale=homes["pt"].locale, name=words.SECTION["pt"], slug="entrevistas")
    for code in ("fr", "en"):
        translation = start_translation(section, homes[code].locale)
        texts = {"name": words.SECTION[code], "slug": words.SECTION[code].lower()}
        fill_segments(translation, lambda segment, texts=texts: texts[segment.context.path])
        translation.save_target()


@pytest.fixture
def seat(new_context):
    """Sign a user in; return their `Desk`."""

    def seat(name):
        return TranslationDesk(new_context().new_page(), name, PASSWORD).sign_in()

    return seat


@pytest.fixture
def open_reader(new_context):
    """Open the browser of a reader, which asks for a language."""
    return lambda language: new_context(locale=language).new_page()


@pytest.fixture
def photograph():
    """A photograph as it comes from a camera: a JPEG file."""
    image = Image.new("RGB", (1600, 1067), "#d9e2dc")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 700, 1600, 1067), fill="#31515a")
    for left in (240, 680, 1120):
        draw.polygon(
            [(left, 330), (left + 120, 300), (left + 240, 330), (left + 240, 560), (left, 560)], fill="#f4efe4"
        )
    draw.line((0, 330, 1600, 330), fill="#8a4b2f", width=6)
    content = io.BytesIO()
    image.save(content, "JPEG", quality=85)
    return {"name": "cadernos.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


@pytest.mark.long
def test_an_interview_goes_from_the_editors_draft_to_a_reader_in_another_language(site, seat, open_reader, photograph):
    editor, moderator_pt = seat("editor"), seat("moderator-pt")
    for person in (words.PERSON, words.INTERVIEWER):
        write_person(editor, site, person)
        approve(moderator_pt, person["title"])
    issue = write_issue(editor, site)
    approve(moderator_pt, words.ISSUE["title"])

    interview = write_interview(editor, issue, photograph)
    ask_for_change(moderator_pt)
    change(editor)
    approve(moderator_pt, words.INTERVIEW["title"])
    read_in_portuguese(open_reader("pt-PT"))

    send_to_translation(moderator_pt, interview)
    translator_fr, moderator_fr = seat("translator-fr"), seat("moderator-fr")
    translate(translator_fr, site["magazine"]["fr"], words.ISSUE["title"], words.ISSUE_IN_FRENCH)
    approve_translation(moderator_fr, site["magazine"]["fr"], words.ISSUE_IN_FRENCH[words.ISSUE["title"]])
    issue_fr = issue.get_translation(site["home"]["fr"].locale)
    translate(translator_fr, issue_fr, words.INTERVIEW["title"], words.INTERVIEW_IN_FRENCH)
    approve_translation(moderator_fr, issue_fr, words.INTERVIEW_IN_FRENCH[words.INTERVIEW["title"]])

    reader = open_reader("fr-FR")
    find_by_home_and_issue(reader)
    read_in_french(reader)
    find_by_search(reader)
    switch_language(reader)


# --- In Portuguese --------------------------------------------------------------------------------------------------


def write_person(editor, site, person):
    editor.start(site["people"]["pt"], "home/personpage")
    editor.type(**person)
    editor.wait_until_saved()
    editor.submit()


def write_issue(editor, site):
    """Write the issue from top to bottom; it is autosaved as soon as its required fields are filled."""
    editor.start(site["magazine"]["pt"], "magazine/issuepage")
    editor.type(**{name: words.ISSUE[name] for name in ("title", "number", "year")})
    editor.choose_option("season", words.ISSUE["season"])
    pk = editor.wait_until_saved()
    editor.type(**{name: words.ISSUE[name] for name in ("summary", "theme")})
    editor.wait_until_saved()
    editor.take_screenshot("issue")
    editor.submit()
    return Page.objects.get(pk=pk)


def write_interview(editor, issue, photograph):
    editor.start(issue, "magazine/interviewpage")
    editor.type(**{name: words.INTERVIEW[name] for name in ("title", "summary")})
    editor.upload_image("lead_picture", photograph, words.IMAGE)
    editor.type(lead_caption=words.INTERVIEW["lead_caption"])
    editor.choose_snippet("section", words.SECTION["pt"])
    editor.add_person("interviewees", words.PERSON["title"])
    editor.add_person("authors", words.INTERVIEWER["title"])
    editor.type(**{name: words.INTERVIEW[name] for name in ("place", "date")})
    editor.take_screenshot("interview-top")
    editor.add_text(words.INTERVIEW["text"])
    for question, answer in words.INTERVIEW["questions"]:
        editor.add_question(question, answer)
    pk = editor.wait_until_saved()
    editor.take_screenshot("interview-body")
    editor.submit()
    editor.take_screenshot("submitted")
    return Page.objects.get(pk=pk)


def ask_for_change(moderator):
    """Request a change: not possible without a comment."""
    moderator.window.goto("/admin/")
    moderator.take_screenshot("texts-to-moderate")
    moderator.open_from_home(words.INTERVIEW["title"])
    moderator.press_action("reject")
    moderator.wait_for_dialog()
    comment = moderator.window.locator(".modal-body textarea[name=comment]")
    send = moderator.window.locator(".modal-body button[type=submit]")
    send.click()
    expect(moderator.window.locator(".modal-body .error-message")).to_contain_text(words.COMMENT_MISSING)
    moderator.take_screenshot("comment-missing")
    comment.press_sequentially(words.REQUEST)
    send.click()
    moderator.expect_success()


def change(editor):
    """Read what the moderator asks for, add it, and submit the text again."""
    editor.window.goto("/admin/")
    expect(editor.window.locator("main")).to_contain_text(words.REQUEST)
    editor.take_screenshot("change-asked-for")
    editor.open_from_home(words.INTERVIEW["title"])
    editor.add_question(*words.ADDED_QUESTION)
    editor.submit()


def approve(moderator, title):
    moderator.open_from_home(title)
    moderator.press_action("approve")
    moderator.expect_success()


def read_in_portuguese(reader):
    answer = reader.goto("/pt/revista/aguas-que-lembram/um-arquivo-que-cheira-a-sal/")
    assert answer.status == 200
    take_screenshot(reader, "interview-in-portuguese")
    texts = [words.INTERVIEW["text"], *words.ADDED_QUESTION]
    expect_story(reader, "pt", words.INTERVIEW["title"], words.BYLINE, texts)
    expect_image(reader, "pt", words.INTERVIEW["lead_caption"])
    assert reader.context.cookies() == []


# --- Into French ----------------------------------------------------------------------------------------------------


def send_to_translation(moderator, interview):
    """Submit the published interview for translation, on wagtail-localize's own page."""
    moderator.open_from_explorer(interview.get_parent(), words.INTERVIEW["title"])
    moderator.open_header_menu()
    moderator.window.locator(f"a[href*='/localize/submit/page/{interview.pk}/']").click()
    moderator.window.get_by_label("Français", exact=True).check()
    moderator.take_screenshot("submit-for-translation")
    moderator.window.locator("main form [type=submit]").first.click()
    moderator.expect_success()
    moderator.take_screenshot("submitted-for-translation")


def translate(translator, parent, title, translations):
    """Fill every segment in wagtail-localize's editor, one by one, on all its tabs, and submit them.

    Each is saved separately.
    """
    translator.open_from_explorer(parent, title)
    editor = translator.window.locator(".js-translation-editor")
    for tab in editor.locator("[role=tab]").all():
        tab.click()
        waiting = editor.locator("li.incomplete:visible")
        while waiting.count():
            segment = waiting.first
            source = segment.locator("> p").inner_text()
            remaining = waiting.count() - 1
            segment.locator("> ul button").last.click()
            segment.locator("textarea").press_sequentially(translations[source])
            with translator.window.expect_response("**/admin/localize/translate/*/strings/*/edit/") as saved:
                segment.locator("> ul button").last.click()
            assert saved.value.ok
            assert "if-match" in saved.value.request.headers, "the script says what the save started from"
            expect(waiting).to_have_count(remaining)
        translator.take_screenshot("translated")
    translator.press("submit-for-moderation")
    translator.expect_success()


def approve_translation(moderator, parent, title):
    moderator.open_translation(parent, title)
    moderator.take_screenshot("translation-to-approve")
    moderator.press("approve")
    moderator.expect_success()
    moderator.take_screenshot("translation-approved")


def find_by_home_and_issue(reader):
    """Go from the home page to the issue, and on to the interview."""
    reader.goto("/")
    reader.wait_for_url("**/fr/")
    take_screenshot(reader, "home-in-french")
    expect(reader.get_by_role("link", name=FRENCH_TITLE, exact=True)).to_be_visible()
    reader.get_by_role("link", name=words.ISSUE_IN_FRENCH[words.ISSUE["title"]], exact=True).first.click()
    reader.wait_for_url("**/fr/magazine/les-eaux-qui-se-souviennent/")
    take_screenshot(reader, "issue-in-french")
    reader.locator(".contents").get_by_role("link", name=FRENCH_TITLE, exact=True).click()
    reader.wait_for_url(FRENCH_ADDRESS)


def read_in_french(reader):
    take_screenshot(reader, "interview-in-french")
    french = words.INTERVIEW_IN_FRENCH
    texts = [french[text] for text in (words.INTERVIEW["text"], *words.ADDED_QUESTION)]
    expect_story(reader, "fr", FRENCH_TITLE, words.BYLINE_IN_FRENCH, texts)
    expect_image(reader, "fr", french[words.INTERVIEW["lead_caption"]])


def find_by_search(reader):
    reader.goto("/fr/")
    reader.locator(".nav a[href='/fr/recherche/']").click()
    reader.locator("input[name=q]").press_sequentially("cahier mouillé")
    reader.keyboard.press("Enter")
    expect(reader.locator(".results").get_by_role("link", name=FRENCH_TITLE, exact=True)).to_be_visible()
    take_screenshot(reader, "search-in-french")
    reader.locator(".results").get_by_role("link", name=FRENCH_TITLE, exact=True).click()
    reader.wait_for_url(FRENCH_ADDRESS)


def switch_language(reader):
    """Switch to the original, and back again."""
    reader.locator(".langs a[hreflang=pt]").click()
    reader.wait_for_url("**/pt/revista/aguas-que-lembram/um-arquivo-que-cheira-a-sal/")
    reader.locator(".langs a[hreflang=fr]").click()
    reader.wait_for_url(FRENCH_ADDRESS)
