"""A story can be read in two languages side by side, part by part, if its versions say the same."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core.navigation.parameters import ACKNOWLEDGED
from cms.side_by_side.models import Alignment
from cms.translation.workflow import moderation
from magazine.models import ArticlePage, InterviewPage
from tests.tools.built_queries import count_built_queries
from tests.translation.test_every_page_type import translate

pytestmark = pytest.mark.usefixtures("seeded")
CODES = {"fr", "pt", "en"}


@pytest.fixture
def article():
    """An article by language: written in English, translated into French and Portuguese."""
    return get_versions(ArticlePage, "seven-days-online")


@pytest.fixture
def interview():
    """An interview by language: held in French."""
    return get_versions(InterviewPage, "no-back-door")


def get_versions(model, slug: str) -> dict:
    page = model.objects.get(slug=slug, locale__language_code="en")
    return {version.locale.language_code: version for version in page.get_translations(inclusive=True)}


def read(client, page, beside: str = ""):
    return client.get(page.url, {"with": beside} if beside else {})


def open_html(client, page, beside: str = "") -> BeautifulSoup:
    return BeautifulSoup(read(client, page, beside).content, "html.parser")


def list_offers(client, page, beside: str = "") -> set[str]:
    return {link["href"] for link in open_html(client, page, beside).select(".offers a")}


def is_plain(client, page, beside: str) -> bool:
    return read(client, page, beside).content == read(client, page).content


def read_texts(parts) -> list[str]:
    return [part.get_text(" ", strip=True) for part in parts]


# --- What readers see ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "beside"), [("en", "pt"), ("pt", "en"), ("fr", "pt")])
def test_each_paragraph_stands_beside_its_counterpart_each_in_its_language(client, article, code, beside):
    parts = ".prose > p, .prose > ul, .block-heading, blockquote, .block-advice h2, .block-notes h2, .table-source"
    parts = f".body :is({parts}, .block-timeline h2):not(.block-timeline .prose > p)"  # a timeline stands as a whole
    plain = {language: read_texts(open_html(client, article[language]).select(parts)) for language in (code, beside)}
    pairs = open_html(client, article[code], beside).select(".body .pair:has(> [lang])")

    assert {tuple(cell["lang"] for cell in pair.find_all("div", recursive=False)) for pair in pairs} == {(code, beside)}
    found = [
        tuple(" ".join(read_texts([cell.select_one("p, ul, h2, blockquote")])) for cell in pair.select(":scope > div"))
        for pair in pairs
    ]
    assert found == list(zip(plain[code], plain[beside], strict=True))
    assert len(found) > 15


def test_title_summary_and_captions_stand_in_both_languages_and_images_once(client, article):
    own, other = open_html(client, article["en"]), open_html(client, article["pt"])
    both = open_html(client, article["en"], "pt")
    for words in ("h1", ".standfirst", ".caption"):
        of_other = ".title-beside" if words == "h1" else f"{words}[lang=pt], [lang=pt] {words}"
        assert read_texts(both.select(f".story {of_other}")) == read_texts(other.select(f".story {words}")) != []
    assert len(both.select("h1")) == 1
    for shown_once in (".story img", ".story .credit", ".block-related"):
        assert len(both.select(shown_once)) == len(own.select(shown_once)) > 0
    ids = [tag["id"] for tag in both.select("[id]")]
    assert len(ids) == len(set(ids))


def test_an_interviews_questions_and_answers_are_paired_each_for_itself(client, interview):
    both, plain = (open_html(client, interview["pt"], beside).select(".block-qa") for beside in ("fr", ""))
    assert len(both) == len(plain) > 3
    for paired, alone in zip(both, plain, strict=True):
        pairs = paired.select(".pair")
        assert [len(pair.select(".question")) for pair in pairs] == [2, *[0] * len(alone.select("p"))]


def test_its_address_for_search_engines_is_the_plain_pages(client, article):
    both, plain = open_html(client, article["fr"], "pt"), open_html(client, article["fr"])
    for selector in ("link[rel=canonical]", "link[hreflang]", "meta[property='og:url']"):
        assert both.select(selector) == plain.select(selector) != []


# --- The links -------------------------------------------------------------------------------------------------------


def test_every_version_offers_every_other_and_the_way_back(client, article):
    for code, page in article.items():
        assert list_offers(client, page) == {f"?with={other}" for other in CODES - {code}}
    assert list_offers(client, article["fr"], "pt") == {article["fr"].get_url(), "?with=en"}


def test_a_translated_interview_offers_the_words_as_they_were_said(client, interview):
    english = open_html(client, interview["en"]).select(".offers a")
    assert [link["href"] for link in english if "as they were said" in link.text] == ["?with=fr"]
    labels = {link.text for link in open_html(client, interview["fr"]).select(".offers a")}
    assert len(labels) == 2
    assert all("français" in label for label in labels)  # both languages' names, in the reader's own


@pytest.mark.parametrize("nonsense", ["xx", "fr", "PT", "pt,en", "1"])
def test_nonsense_is_answered_with_the_plain_page_which_is_not_kept_under_that_address(client, article, nonsense):
    assert is_plain(client, article["fr"], nonsense)
    assert "with" not in read(client, article["fr"], nonsense).wsgi_request.META.get(ACKNOWLEDGED, ())


def test_an_address_with_a_language_is_one_that_the_page_cache_may_keep(client, article):
    assert "with" in read(client, article["fr"], "pt").wsgi_request.META[ACKNOWLEDGED]


def test_the_links_cost_no_query_and_the_other_language_one(client, article):
    counts = []
    for beside in ("", "", "pt"):  # the first one fills the caches
        with CaptureQueriesContext(connection) as queries:
            read(client, article["fr"], beside)
        counts.append(len(queries))
    assert counts[1] <= 5
    assert counts[2] == counts[1] + 1
    read(client, article["fr"], "pt")
    with count_built_queries() as built:
        read(client, article["fr"], "pt")
    assert built == []  # their SQL is kept


# --- Where they do not align -----------------------------------------------------------------------------------------


def publish(page, commit, **changes):
    page = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(page, name, value)
    with commit():
        page.save_revision().publish()


def test_a_translation_of_an_older_version_is_not_offered_until_it_has_followed(client, article, commit):
    publish(article["en"], commit, summary="What has changed.")

    assert list_offers(client, article["en"]) == set()
    assert is_plain(client, article["en"], "pt")
    assert is_plain(client, article["pt"], "en")
    assert list_offers(client, article["pt"]) == {"?with=fr"}  # made from the same version, they still say the same

    translate(article["en"], article["pt"].locale, "{}".format)
    assert list_offers(client, article["en"]) == {"?with=pt"}


def test_a_minor_edit_and_another_publication_without_a_change_leave_it_offered(client, article, commit):
    publish(article["en"], commit)
    publish(article["en"], commit, summary="What was changed a little.", minor_edit=True)
    assert list_offers(client, article["en"]) == {"?with=pt", "?with=fr"}


def test_a_translation_that_was_stopped_is_offered_until_it_is_edited_freely(client, article, commit):
    key, locale = article["pt"].translation_key, article["pt"].locale
    Translation.objects.filter(source__object_id=key, target_locale=locale).update(enabled=False)
    assert "?with=pt" in list_offers(client, article["en"])

    publish(article["pt"], commit, summary="Por palavras próprias.")
    assert list_offers(client, article["en"]) == {"?with=fr"}
    assert list_offers(client, article["pt"]) == set()
    assert is_plain(client, article["en"], "pt")


@pytest.mark.parametrize("how", ["a draft", "private", "over"])
def test_what_readers_may_not_see_is_not_set_beside_anything(client, article, how):
    page = article["pt"]
    if how == "a draft":
        page.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    else:
        ArticlePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))

    assert list_offers(client, article["fr"]) == {"?with=en"}
    assert is_plain(client, article["fr"], "pt")


def test_parts_that_were_published_untranslated_keep_their_language_beside(client, article, commit):
    of_text = {"object_id": article["en"].translation_key}
    translation = Translation.objects.get(
        source__object_id=of_text["object_id"], target_locale=article["pt"].locale, enabled=True
    )
    titles = {"context__object_id": of_text["object_id"], "context__path__endswith": ".title"}
    with commit():
        assert StringTranslation.objects.filter(locale=article["pt"].locale, **titles).delete()[0]
        user = get_user_model().objects.create_superuser("head", password="x")
        moderation.publish(translation, user, with_missing=True)
    cell = open_html(client, article["en"], "pt").select_one(".block-advice .pair > [lang=pt]")
    assert cell.select_one("h2 [lang=en]")


def test_what_is_missing_is_mended_by_the_command(client, article):
    Alignment.objects.all().delete()
    assert list_offers(client, article["fr"]) == set()
    call_command("rebuild_translation_states", verbosity=0)
    assert list_offers(client, article["fr"]) == {"?with=pt", "?with=en"}
    assert TranslationSource.objects.count() > Alignment.objects.count() > 0  # of stories only


def test_a_body_that_has_to_be_rendered_anew_is_paired_as_well(client, article):
    stored = read_texts(open_html(client, article["fr"], "pt").select(".pair"))
    article["fr"].stored_body.delete()
    assert read_texts(open_html(client, article["fr"], "pt").select(".pair")) == stored
