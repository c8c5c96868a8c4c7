"""The demonstration's whole site as search engines find it: every page, the sitemap, and that they agree."""

from collections import Counter

import pytest
from django.test import Client
from wagtail.models import Page

from cms.core.content.visibility import visible
from cms.seo.descriptions import TITLE_LENGTH
from tests.seo.sitemap import read_sitemap

from .interface import guess_language
from .reading import normalise

SITE = "http://localhost"
LANGUAGES = {"fr", "pt", "en"}
MARK = len(" · Page 2 of 2")


@pytest.fixture(scope="module")
def heads(site) -> dict:
    """Return the head of each page that may be indexed, by its URL; no other views (side by side, by licence)."""
    found = [one for one in site.pages if one.html.head.find("meta", content="noindex") is None]
    return {one.address: one.html.head for one in found if "?" not in one.address or "?page=" in one.address}


def list_versions(head) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in head.find_all("link", rel="alternate", hreflang=True)}


def get_canonical(head) -> str:
    [link] = head.find_all("link", rel="canonical")
    return link["href"]


def test_every_page_has_one_address_its_own(heads):
    assert len(heads) > 150
    assert any("?page=2" in address for address in heads)
    assert {address: get_canonical(head) for address, head in heads.items()} == {
        address: SITE + address for address in heads
    }


def test_hreflang_names_the_live_translations_and_no_others(site, seeded):
    for reading in (reading for reading in site.pages if reading.page):
        live = visible(Page.objects.filter(translation_key=reading.page.translation_key)).select_related("locale")
        versions = {page.locale.language_code: SITE + page.get_url() for page in live}
        found = list_versions(reading.html.head)
        default = found.pop("x-default")
        assert found == versions, reading.address
        if reading.kind == "HomePage":
            assert default == f"{SITE}/"
        else:
            assert default == versions.get("en", default), reading.address
            assert default in versions.values()


def test_hreflang_is_mutual_and_leads_to_pages_that_answer(heads):
    for address, head in heads.items():
        versions = list_versions(head)
        assert SITE + address in versions.values(), address
        for code, other in versions.items():
            if (code, other) != ("x-default", f"{SITE}/"):
                assert list_versions(heads[other.removeprefix(SITE)]) == versions, (address, other)


def test_the_sitemap_names_every_page_as_it_names_itself(heads, seeded):
    """Except for the further pages of long lists, which are linked from the first."""
    entries = read_sitemap(Client())
    assert {address: found.alternates for address, found in entries.items()} == {
        SITE + address: list_versions(head) for address, head in heads.items() if "?" not in address
    }
    assert all(found.modified for found in entries.values())


def test_every_page_has_a_title_of_its_own_that_is_not_cut(heads):
    for language in LANGUAGES:
        titles = {
            address: head.title.get_text() for address, head in heads.items() if address.startswith(f"/{language}/")
        }
        assert [title for title, number in Counter(titles.values()).items() if number > 1] == []
        too_long = {
            address: title
            for address, title in titles.items()
            if len(title) > TITLE_LENGTH + MARK * ("?" in address) and " · MuseumWeek" in title
        }
        assert too_long == {}


def test_every_page_is_described_in_its_language_and_in_words_of_its_own(heads):
    for language in LANGUAGES:
        descriptions = {}
        for address, head in heads.items():
            if address.startswith(f"/{language}/"):
                [tag] = head.find_all("meta", attrs={"name": "description"})
                descriptions[address] = tag["content"]
                guess = guess_language(normalise(tag["content"].replace("Culture For Causes Network", "")))
                assert guess in ("", tag.get("lang", language)), (address, tag)
        assert all(len(text) > 15 for text in descriptions.values())
        assert [text for text, number in Counter(descriptions.values()).items() if number > 1] == []


def test_social_media_are_told_the_same_address_and_languages(heads):
    names = {"fr": "fr_FR", "pt": "pt_PT", "en": "en_GB"}
    for address, head in heads.items():
        found = {tag["property"]: tag["content"] for tag in head.find_all("meta", property=True)}
        assert found["og:url"] == SITE + address
        assert found["og:type"] in ("website", "article", "profile")
        assert found["og:locale"] == names[address.split("/")[1]]
        others = {tag["content"] for tag in head.find_all("meta", property="og:locale:alternate")}
        assert {found["og:locale"], *others} == {names[code] for code in list_versions(head) if code in names}
        assert len(head.find_all("meta", attrs={"name": "twitter:card"})) <= 1
