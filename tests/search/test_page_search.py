"""The search finds what readers may read, the best first, in their language; other languages are counted."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from magazine.models import ArticlePage
from search.models import SearchEntry
from search.page_search import Filters, find, get_facets
from search.signal_handlers import index_marked
from tests.factories import (
    ArticlePageFactory,
    InterviewPageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    SectionFactory,
    StandardPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.searching]
YESTERDAY = timezone.now() - datetime.timedelta(days=1)


@pytest.fixture
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], title="Le magazine", slug="magazine")


def find_titles(query, locale, **filters):
    return [page.title for page in find(query, locale, filters=Filters(**filters))[:50]]


def test_a_word_of_the_title_is_worth_more_than_one_of_the_summary_and_that_more_than_the_body(roots, fr):
    body = [("text", f"<p>{'fougère ' * 30}</p>")]
    StandardPageFactory(parent=roots["fr"], title="Corps", slug="a", body=body)
    StandardPageFactory(parent=roots["fr"], title="Chapeau", slug="b", summary="Une fougère.")
    StandardPageFactory(parent=roots["fr"], title="Le jardin de la fougère", slug="c")
    StandardPageFactory(parent=roots["fr"], title="Fougères", slug="d")
    StandardPageFactory(parent=roots["fr"], title="Une fois", slug="e", body=[("text", "<p>Une fougère.</p>")])
    index_marked()
    assert find_titles("fougère", fr) == ["Fougères", "Le jardin de la fougère", "Chapeau", "Corps", "Une fois"]


def test_all_words_of_a_query_must_be_there(roots, fr):
    StandardPageFactory(parent=roots["fr"], title="Fougère et mousse", slug="a")
    StandardPageFactory(parent=roots["fr"], title="Fougère", slug="b", summary="Sans mousse.")
    StandardPageFactory(parent=roots["fr"], title="Mousse", slug="c")
    index_marked()
    assert find_titles("mousse fougère", fr) == ["Fougère et mousse", "Fougère"]
    assert find_titles("fougère absente", fr) == []


def hide_by_draft(page):
    page.unpublish()


def hide_by_update(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def hide_by_login(page):
    page.view_restrictions.create(restriction_type="login")


def hide_by_private_parent(page):
    page.get_parent().view_restrictions.create(restriction_type="login")


def hide_by_expiry(page):
    Page.objects.filter(pk=page.pk).update(expire_at=YESTERDAY)  # the timer has not run yet


def hide_by_deleting(page):
    page.delete()


@pytest.mark.parametrize(
    "hide",
    [hide_by_draft, hide_by_update, hide_by_login, hide_by_private_parent, hide_by_expiry, hide_by_deleting],
)
def test_what_readers_may_not_see_is_not_found_from_that_moment_on(roots, fr, en, hide):
    folder = StandardPageFactory(parent=roots["fr"], title="Dossier", slug="dossier")
    page = StandardPageFactory(parent=folder, title="Fougère", slug="a")
    index_marked()
    assert find_titles("fougère", fr) == ["Fougère"]
    assert find("fougère", en).other_language_results == {"fr": 1}
    hide(page)  # and nothing is indexed again
    found = find("fougère", fr)
    assert (found.count(), found[:10], get_facets(found)) == (0, [], [])
    assert find("fougère", en).other_language_results == {}


def test_drafts_and_aliases_are_not_indexed(roots, fr, en):
    page = StandardPageFactory(parent=roots["fr"], title="Fougère", slug="a")
    StandardPageFactory(parent=roots["fr"], title="Fougère en cours", slug="b", live=False)
    page.create_alias(parent=roots["en"], update_locale=en)
    index_marked()
    assert find_titles("fougère", fr) == ["Fougère"]
    assert find_titles("fougère", en) == []
    assert set(SearchEntry.objects.values_list("locale__language_code", "page__title")) == {("fr", "Fougère")}


def test_what_is_published_is_found_at_once_and_a_draft_of_it_is_not(roots, fr, commit):
    with commit():
        page = StandardPageFactory(parent=roots["fr"], title="Fougère", slug="a")
    page.title = "Mousse"
    with commit():
        revision = page.save_revision()
    assert (find_titles("fougère", fr), find_titles("mousse", fr)) == (["Fougère"], [])
    with commit():
        revision.publish()
    assert (find_titles("fougère", fr), find_titles("mousse", fr)) == ([], ["Mousse"])
    with commit():
        Page.objects.get(pk=page.pk).unpublish()
    assert not SearchEntry.objects.filter(page=page).exists()


def test_a_text_is_counted_in_another_language_where_the_readers_has_none(roots, fr, pt, en):
    page = StandardPageFactory(parent=roots["pt"], title="Herbário", slug="a")
    StandardPageFactory(parent=roots["pt"], title="Herbários vivos", slug="b")
    StandardPageFactory(parent=roots["en"], title="Herbário", slug="c")
    translation = StandardPageFactory(
        parent=roots["fr"], title="Herbier", slug="a", translation_key=page.translation_key, live=False
    )
    index_marked()
    found = find("herbário", fr)
    assert (found.count(), found.other_language_results) == (0, {"pt": 2, "en": 1})
    translation.save_revision().publish()
    index_marked()
    assert find("herbário", fr).other_language_results == {"pt": 1, "en": 1}
    assert find_titles("herbário", fr, language="pt") == ["Herbários vivos"]
    assert find("herbário", fr, filters=Filters(language="pt")).other_language_results == {"pt": 1, "en": 1}
    assert find_titles("herbário", fr, language="xx") == []


@pytest.fixture
def stories(magazine, roots, fr, pt):
    """Three stories of two sections, one of them in an issue; and a section's and an issue's Portuguese names."""
    heritage = SectionFactory(name="Patrimoine", slug="patrimoine", locale=fr)
    SectionFactory(name="Património", slug="patrimonio", locale=pt, translation_key=heritage.translation_key)
    insights = SectionFactory(name="Regards", slug="regards", locale=fr)
    issue = IssuePageFactory(parent=magazine, title="Le vivant", slug="12", number=12, year=2026)
    day = datetime.date
    ArticlePageFactory(parent=issue, title="Fougère 1", slug="a", section=heritage, date=day(2026, 1, 1))
    InterviewPageFactory(parent=magazine, title="Fougère 2", slug="b", section=heritage, date=day(2025, 1, 1))
    ArticlePageFactory(parent=magazine, title="Fougère 3", slug="c", section=insights, date=day(2025, 1, 1))
    index_marked()
    return {"heritage": str(heritage.translation_key), "issue": str(issue.translation_key)}


def test_results_can_be_narrowed(stories, fr):
    assert find_titles("fougère", fr, kind="interview") == ["Fougère 2"]
    assert set(find_titles("fougère", fr, section=stories["heritage"])) == {"Fougère 1", "Fougère 2"}
    assert find_titles("fougère", fr, section=stories["heritage"], year="2026") == ["Fougère 1"]
    assert find_titles("fougère", fr, issue=stories["issue"]) == ["Fougère 1"]
    assert set(find_titles("", fr, year="2025")) == {"Fougère 2", "Fougère 3"}
    assert find_titles("fougère", fr, section="nonsense") == []


def test_the_choices_are_those_that_exist_named_in_the_readers_language(stories, fr, pt):
    def get_choices(query, locale, **filters):
        with override(locale.language_code):
            facets = get_facets(find(query, locale, filters=Filters(**filters)))
            return {facet.name: {choice.label: choice.count for choice in facet.choices} for facet in facets}

    assert get_choices("fougère", fr) == {
        "kind": {"Articles": 2, "Entretiens": 1},
        "section": {"Patrimoine": 2, "Regards": 1},
        "issue": {"Le vivant": 1},
        "year": {"2026": 1, "2025": 2},
    }
    narrowed = get_choices("fougère", fr, section=stories["heritage"])
    assert narrowed["section"] == {"Patrimoine": 2, "Regards": 1}  # the other choices
    assert narrowed["year"] == {"2026": 1, "2025": 1}
    in_french = get_choices("fougère", pt, language="fr")
    assert in_french["section"] == {"Património": 2, "Regards": 1}
    with override("pt"):
        sections = get_facets(find("fougère", pt, filters=Filters(language="fr")))[1].choices
    assert [choice.language for choice in sections] == ["", "fr"]  # marked, because it has no name in the reader's


def test_a_story_that_moves_to_another_issue_is_found_there(stories, magazine, fr):
    story = ArticlePage.objects.get(slug="a")
    story.move(magazine, pos="last-child")
    index_marked()
    assert find_titles("fougère", fr, issue=stories["issue"]) == []


def test_many_results_cost_no_more_queries_than_few(stories, magazine, fr, django_assert_max_num_queries):
    def search():
        found = find("fougère", fr)
        return found.count(), len(found[:10]), get_facets(found), found.other_language_results

    for number in range(4, 12):
        ArticlePageFactory(parent=magazine, title=f"Fougère {number}", slug=f"fougere-{number}")
    index_marked()
    # Languages, results, their scores, a slice, the names of sections and of issues, the two other languages.
    with django_assert_max_num_queries(8):
        assert search()[:2] == (11, 10)


# fmt: off
HOSTILE = [
    "", " ", "\x00", "mus\x00ée", "\ud800", '"', "AND OR NOT", "*", "(((", "a:b", "'; --", "%", "\\", "é" * 5000,
    "mot-" * 500, "#" * 99, "MotMot" * 99, " ".join(map(str, range(999))), "🌿", "\u202e", "Ελληνικά",
]
# fmt: on


def test_nothing_that_is_typed_is_an_error(roots, fr):
    for query in HOSTILE:
        found = find(query, fr)
        assert (found.count(), found[:10], found.other_language_results) == (0, [], {}), query
        get_facets(found)
    for value in ("\ud800", "\x00", "x" * 5000, "%"):
        found = find("", fr, filters=Filters(*[value] * 5))
        assert (found.count(), found[:10], found.other_language_results) == (0, [], {}), value
