"""A text has a short permanent address; if the text does not exist in a language, its readers are offered others."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.core.navigation.permalinks import get_permanent_path, make_key, read_key
from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def issue(roots):
    """An issue in Portuguese and, at another address, in French."""
    issue = IssuePageFactory(
        parent=MagazineIndexPageFactory(parent=roots["pt"], slug="magazine"), title="Número doze", slug="numero-12"
    )
    for page in (issue.get_parent().specific, issue):
        copy = page.copy_for_translation(french(page), copy_parents=False)
        copy.slug, copy.title = f"{page.slug}-fr", f"{page.title} (fr)"
        copy.save_revision().publish()
    return issue


def french(page):
    return type(page.locale).objects.get(language_code="fr")


@scene
def story(issue):
    return ArticlePageFactory(
        parent=issue, title="Um arquivo", slug="um-arquivo", summary="Respira: três pessoas.", live=True
    )


def translate(story):
    copy = story.copy_for_translation(french(story))
    copy.slug, copy.title = "une-archive", "Une archive"
    copy.save_revision().publish()
    return Page.objects.get(pk=copy.pk)


def path_of(page, language="pt"):
    return get_permanent_path(page.translation_key, language)


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


# --- The key ---------------------------------------------------------------------------------------------------------


def test_a_key_is_ten_letters_that_nobody_misreads_and_stands_for_the_text():
    for _ in range(50):
        text = uuid.uuid4()
        key = make_key(text)
        assert len(key) == 10
        assert not set(key) & set("ilou")
        first, last = read_key(key.upper().replace("0", "O").replace("1", "l"))
        assert first <= text <= last


@pytest.mark.parametrize("typed", ["", "abc", "4k7q9x2mbtx", "4k7q9x2mb!", "uuuuuuuuuu", "ÀÀÀÀÀÀÀÀÀÀ", "１" * 10])
def test_what_is_no_key_is_none(typed):
    assert read_key(typed) is None


# --- The permanent address -------------------------------------------------------------------------------------------


def test_it_leads_to_the_text_after_changes_of_title_slug_and_place(client, roots, issue, story):
    address = path_of(story)
    assert client.get(address).headers["Location"] == story.get_url()
    story.title, story.slug = "Outro", "outro"
    story.save_revision().publish()
    elsewhere = StandardPageFactory(parent=roots["pt"], slug="noutro-lado")
    Page.objects.get(pk=story.pk).move(elsewhere, pos="last-child")
    answer = client.get(address)
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/pt/noutro-lado/outro/"
    assert "max-age=3600" in answer.headers["Cache-Control"]  # a browser revalidates, because the page may move
    assert client.get("/pt/noutro-lado/outro/").status_code == 200


def test_each_language_has_its_own(client, story):
    own = translate(story)
    assert client.get(path_of(story, "fr")).headers["Location"] == own.get_url()
    assert client.get(path_of(story, "pt") + "/").headers["Location"] == story.get_url()


def hide(story, how):
    if how == "draft":
        story.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=story.get_parent(), restriction_type="login")
    elif how == "expired":
        Page.objects.filter(pk=story.pk).update(expire_at=timezone.now())


@pytest.mark.parametrize("how", ["draft", "private", "expired"])
def test_what_nobody_may_see_is_not_there_in_any_language(client, story, how):
    hide(story, how)
    for language in ("fr", "pt", "en"):
        read(client, path_of(story, language), 404)
        assert "Um arquivo" not in str(read(client, f"/{language}/magazine/numero-12/um-arquivo/x/", 404))
    assert "Um arquivo" not in str(read(client, "/fr/magazine/numero-12/um-arquivo/", 404))


@pytest.mark.parametrize("key", ["4k7q9x2mbt", "x", "0000000000", "zzzzzzzzzz", "é" * 10])
def test_an_unknown_key_is_a_404(client, roots, key):
    read(client, f"/fr/id/{key}", 404)


# --- Offered in another language -------------------------------------------------------------------------------------


def test_the_offer_says_in_the_reader_s_language_what_the_text_is_and_who_can_read_it(client, story):
    html = read(client, path_of(story, "fr"))
    assert html.html["lang"] == "fr"
    assert html.h1.get_text() == "Um arquivo"
    assert html.h1.find_parent(lang=True)["lang"] == "pt"
    assert html.select_one(".standfirst").get_text() == "Respira: três pessoas."
    ways = html.select(".elsewhere-ways a")
    assert [(way["href"], way["hreflang"]) for way in ways] == [(story.get_url(), "pt")]
    assert "Número doze (fr)" in html.main.get_text()


def test_the_offer_is_nothing_for_search_engines(client, story):
    html = read(client, path_of(story, "fr"))
    assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert html.find("link", rel="canonical")["href"] == f"http://localhost{story.get_url()}"
    assert html.find_all("link", hreflang=True) == []
    assert path_of(story, "fr") not in client.get("/sitemap.xml").content.decode()
    alternates = [link["hreflang"] for link in read(client, story.get_url()).find_all("link", hreflang=True)]
    assert alternates == ["pt", "x-default"]


def test_the_languages_of_the_offer_lead_to_the_text_or_to_its_offers(client, story):
    links = read(client, path_of(story, "en")).select(".langs a")
    assert {link["hreflang"]: link["href"] for link in links} == {
        "fr": path_of(story, "fr"),
        "pt": story.get_url(),
        "en": path_of(story, "en"),
    }


def test_a_draft_translation_tells_nothing(client, story):
    draft = story.copy_for_translation(french(story))
    draft.title, draft.summary, draft.slug = "Secret", "Secret aussi", "secret"
    draft.save()
    draft.save_revision()
    assert not Page.objects.get(pk=draft.pk).live
    html = str(read(client, path_of(story, "fr")))
    assert "secret" not in html.lower()


def test_the_text_says_in_each_other_language_that_it_does_not_exist_there(client, story):
    lines = read(client, story.get_url()).select(".not-in")
    assert [(line["lang"], line.a["href"]) for line in lines] == [
        ("fr", path_of(story, "fr")),
        ("en", path_of(story, "en")),
    ]
    translate(story)
    assert [line["lang"] for line in read(client, story.get_url()).select(".not-in")] == ["en"]


def test_the_original_s_address_with_another_language_s_prefix_offers_the_text_as_a_404(client, story):
    html = read(client, "/en/magazine/numero-12/um-arquivo/", 404)
    assert html.h1.get_text() == "Um arquivo"
    assert html.html["lang"] == "en"


def test_or_leads_to_the_translation_that_stands_at_another_address(client, story):
    own = translate(story)
    answer = client.get("/fr/magazine/numero-12/um-arquivo/")
    assert (answer.status_code, answer.headers["Location"]) == (302, own.get_url())


def test_an_offer_takes_a_bounded_number_of_queries(client, story, django_assert_max_num_queries):
    client.get(path_of(story, "fr"))
    with django_assert_max_num_queries(8):
        client.get(path_of(story, "fr"))
