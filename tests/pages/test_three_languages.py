"""The site in three languages: every page of the demonstration's site, read as an anonymous reader."""

import gzip
import re
from collections import Counter

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from wagtail.models import Page

from tests.look.test_look import CSS, READER_TEMPLATES

from .interface import find_foreign, get_calendar_words, guess_language, list_untranslated_words
from .reading import get_language, list_blocks, list_texts, normalise

pytestmark = pytest.mark.once  # about words in HTML, not about the database

LANGUAGES = {"fr", "pt", "en"}
PAGE_TYPES = {
    "HomePage",
    "StandardPage",
    "PeopleIndexPage",
    "PersonPage",
    "MuseumWeekIndexPage",
    "MuseumWeekPage",
    "MagazineIndexPage",
    "IssuePage",
    "ArticlePage",
    "InterviewPage",
    "ExhibitionPage",
    "ArtworkPage",
    "EditionPage",
}


# --- Every page answers ----------------------------------------------------------------------------------------------


def test_every_live_page_of_every_type_answers_200_in_its_language(site):
    of_pages = [reading for reading in site.readings.values() if reading.page]

    assert {(one.kind, one.language) for one in of_pages} == {(kind, code) for kind in PAGE_TYPES for code in LANGUAGES}
    assert [str(one) for one in of_pages if one.status != 200] == []
    assert [str(one) for one in of_pages if one.page.locale.language_code != one.language] == []


def test_every_link_inside_the_site_leads_somewhere(site):
    ends = {address: site.readings.get(reading.leads_to, reading) for address, reading in site.readings.items()}
    broken = {address for address, end in ends.items() if end.status != 200}

    assert {page: links & broken for page, links in site.linked.items() if links & broken} == {}


def test_every_page_can_be_reached_by_links_from_the_front_pages(site):
    assert [one.address for one in site.readings.values() if one.page and one.address not in site.reached] == []


def test_every_anchor_inside_a_page_exists(site):
    for reading in site.everything:
        ids = {element["id"] for element in reading.html.find_all(id=True)}
        anchors = {link["href"][1:] for link in reading.html.find_all("a", href=re.compile("^#."))}
        labels = {
            one
            for name in ("aria-labelledby", "aria-describedby", "for", "popovertarget")
            for element in reading.html.find_all(attrs={name: True})
            for one in element[name].split()
        }
        assert (anchors | labels) <= ids, (reading.address, (anchors | labels) - ids)


def test_every_file_that_a_page_loads_is_there(site):
    files = set().union(*site.files.values())

    assert any(name.endswith(".css") for name in files)
    assert any(name.startswith("/media/") for name in files)
    for name in files:
        kind, _slash, path = name[1:].partition("/")
        assert finders.find(path) if kind == "static" else default_storage.exists(path), name


# --- Languages -------------------------------------------------------------------------------------------------------


def test_a_page_says_what_language_it_is_in(site):
    assert [str(one) for one in site.everything if one.html.html.get("lang") != one.language] == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_word_of_the_interface_is_in_another_language(site, language):
    """No piece of text in a language is a message of the catalogues in another one."""
    found = Counter()
    for reading in (reading for reading in site.everything if reading.language == language):
        for text, code, element in list_texts(reading.html):
            if foreign := find_foreign(text, code):
                found[text, f"<{element.name}> of {code}", foreign] += 1

    assert found == {}


@pytest.mark.parametrize("path", READER_TEMPLATES, ids=lambda path: path.name)
def test_templates_say_nothing_past_the_catalogues(path):
    assert list_untranslated_words(path) == []


def test_dates_are_in_the_language_of_their_place(site):
    for reading in site.everything:
        for element in reading.html.find_all("time"):
            words = set(re.findall(r"[^\W\d_]+", element.get_text().casefold()))
            assert words <= get_calendar_words(get_language(element)), (reading.address, element)


def test_every_sentence_is_marked_with_the_language_that_it_is_in(site):
    found = Counter()
    for reading in site.everything:
        for text, code, element in list_blocks(reading.html):
            if (guess := guess_language(text)) and guess != code:
                found[text, f"<{element.name}> of {code}"] += 1

    assert found == {}


def test_every_image_is_described_in_the_language_that_it_says(site):
    found = Counter()
    for reading in site.everything:
        for image in reading.html.find_all("img"):
            if (guess := guess_language(normalise(image["alt"]))) and guess != get_language(image):
                found[image["alt"], get_language(image)] += 1

    assert found == {}


def test_every_link_to_a_text_in_another_language_says_so(site):
    for reading in site.everything:
        for link in reading.html.find_all("a", href=True):
            target = site.readings.get(link["href"])
            if target is None:
                continue
            said = link.get("hreflang", reading.language)
            assert said == target.language, (reading.address, link)
            # The name of a person is the same in every language.
            if (
                target.page
                and target.kind != "PersonPage"
                and normalise(link.get_text()) == normalise(target.page.title)
            ):
                assert get_language(link) == target.language, (reading.address, link)


def test_the_switcher_leads_to_the_same_page_or_says_where_it_leads(site, seeded):
    for reading in (reading for reading in site.pages if reading.page):
        links = reading.html.select("nav.langs a")
        assert {link["lang"] for link in links} == LANGUAGES, reading.address
        assert [link["lang"] for link in links if link.get("aria-current")] == [reading.language]
        for link in links:
            target = site.readings[link["href"]]
            assert link["hreflang"] == link["lang"] == target.language
            is_same = target.page.translation_key == reading.page.translation_key
            assert is_same == ("elsewhere" not in link.get("class", [])), (reading.address, link)
            if not is_same:
                assert normalise(target.page.title) in normalise(link["title"])
                assert not Page.objects.live().filter(
                    translation_key=reading.page.translation_key, locale=target.page.locale
                )


# --- No tracking -----------------------------------------------------------------------------------------------------


def test_no_page_sets_a_cookie_or_varies_by_one(site):
    assert [str(one) for one in site.everything if one.cookies or "Set-Cookie" in one.headers] == []
    assert [str(one) for one in site.everything if "cookie" in one.headers.get("Vary", "").lower()] == []
    assert [str(one) for one in site.everything if "csrfmiddlewaretoken" in one.text] == []


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(site):
    for reading in site.everything:
        html = reading.html
        assert not html.find_all("style"), reading.address
        assert not html.find_all(style=True), reading.address
        scripts = [script for script in html.find_all("script") if not script.get("src")]
        assert [script for script in scripts if script.get("type") != "application/ld+json"] == [], reading.address
        assert not [tag for tag in html.find_all(True) for name in tag.attrs if name.startswith("on")], reading.address
        loaded = [
            tag.get("src") or tag.get("data")
            for tag in html.find_all(["script", "img", "iframe", "video", "audio"])
            if tag.get("type") != "application/ld+json"
        ]
        loaded += [tag["href"] for tag in html.find_all("link", rel=["stylesheet", "preload", "icon"])]
        assert [address for address in loaded if not address.startswith("/")] == [], reading.address


def test_every_story_is_at_most_60_kb_of_html_and_css(site):
    css = len(gzip.compress(CSS.encode(), 6))
    sizes = {
        one.address: len(gzip.compress(one.text.encode(), 6)) + css
        for one in site.pages
        if one.kind in ("ArticlePage", "InterviewPage")
    }

    assert len(sizes) > 30
    assert max(sizes.values()) <= 60 * 1024


# --- Nothing is empty, nothing is missing ----------------------------------------------------------------------------


def test_every_image_has_its_size_and_its_words(site):
    images = [(one.address, image) for one in site.everything for image in one.html.find_all("img")]

    assert len(images) > 500
    for address, image in images:
        assert int(image["width"]) > 0, (address, image)
        assert int(image["height"]) > 0, (address, image)
        assert image["alt"].strip(), (address, image)


def test_every_content_image_has_its_credit(site):
    figures = [(one.address, figure) for one in site.everything for figure in one.html.select("figure.figure")]

    assert len(figures) > 500
    for address, figure in figures:
        credit = normalise(figure.select_one("figcaption .credit").get_text())
        assert re.search(r"CC|domain|domaine|domínio|©", credit), (address, credit)


def test_only_the_leading_image_is_loaded_at_once(site):
    for reading in site.everything:
        eager = [image for image in reading.html.find_all("img") if image.get("loading") != "lazy"]
        assert len(eager) <= 1, reading.address
        assert all(image.get("fetchpriority") == "high" for image in eager)


def test_every_page_has_one_main_heading_and_none_is_empty_or_skipped(site):
    for reading in site.everything:
        headings = reading.html.find_all(re.compile("^h[1-6]$"))
        levels = [int(heading.name[1]) for heading in headings]
        assert levels.count(1) == 1, reading.address
        assert all(heading.get_text(strip=True) for heading in headings), reading.address
        main = [int(one.name[1]) for one in reading.html.find("main").find_all(re.compile("^h[1-6]$"))]
        assert all(deeper <= level + 1 for level, deeper in zip(main, main[1:], strict=False)), (reading.address, main)


def test_there_are_no_empty_lists_paragraphs_or_links(site):
    for reading in site.everything:
        for element in reading.html.find_all(["ul", "ol", "dl"]):
            is_filled_by_script = element.has_attr("hidden")  # suggestions, while somebody types
            assert is_filled_by_script or element.find(["li", "div"], recursive=False), (reading.address, element)
        for element in reading.html.find_all(["p", "li", "a", "button", "figcaption", "dt", "dd", "nav", "section"]):
            is_filled_by_script = element.get("role") == "status"
            has_something = element.get_text(strip=True) or element.find("img")
            assert is_filled_by_script or has_something, (reading.address, element)


def test_every_page_has_a_title_of_its_own(site):
    for language in LANGUAGES:
        titles = Counter(
            one.html.title.get_text() for one in site.pages if one.language == language and "?" not in one.address
        )
        assert [title for title, number in titles.items() if number > 1] == []


def test_every_id_is_unique(site):
    for reading in site.everything:
        ids = Counter(element["id"] for element in reading.html.find_all(id=True))
        assert [name for name, number in ids.items() if number > 1] == [], reading.address


def test_searches_and_errors_answer_in_the_readers_language(site):
    answers = {(one.language, one.status, bool(one.html.select(".results li"))) for one in site.others}

    for code in LANGUAGES:
        assert {answer[1:] for answer in answers if answer[0] == code} == {
            (200, True),  # found
            (200, False),
            (404, False),
            (500, False),
        }
