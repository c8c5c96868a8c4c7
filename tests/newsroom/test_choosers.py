"""Choosers open in the language of the edited text, distinguish versions, and offer only permitted destinations."""

import pytest
from django.urls import reverse

from magazine.models import Section
from tests.factories import (
    ArticlePageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
)
from tests.scenes import scene


@scene
def magazines(newsroom):
    """Each language's magazine, with two issues, people and a section."""
    magazines = {}
    for code, home in newsroom.items():
        magazine = MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine")
        for number in (1, 2):
            IssuePageFactory(parent=magazine, title=f"Issue {number} {code}", slug=f"issue-{number}")
        people = PeopleIndexPageFactory(parent=home, title="People", slug="people")
        for name in ("Inês Duarte", "Marc Tellier"):
            PersonPageFactory(parent=people, title=name)
        SectionFactory(name=f"Section {code}", slug="section", locale=home.locale)
        magazines[code] = magazine
    return magazines


def open_chooser(desk, referer="", address="wagtailadmin_choose_page", args=(), **query):
    return desk.browser.get(reverse(address, args=args), query, headers={"referer": referer})


def list_pages(answer) -> list[tuple[str, str]]:
    return [(page.title, page.locale.language_code) for page in answer.context["table"].data]


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
@pytest.mark.parametrize(("view", "language"), [("edit", "en"), ("edit", "fr"), ("history", "pt-pt")])
def test_it_opens_in_the_language_of_the_page(code, view, language, hire, magazines):
    desk = hire("editor", "fr", "pt", "en", language=language)
    referer = "http://testserver" + reverse(f"wagtailadmin_pages:{view}", args=[magazines[code].pk])
    shown = list_pages(open_chooser(desk, referer))
    assert {language for _title, language in shown} == {code}
    assert ("Magazine", code) in shown


def test_for_a_new_page_it_opens_in_the_language_of_its_parent(hire, magazines):
    referer = "http://testserver" + reverse(
        "wagtailadmin_pages:add", args=["magazine", "articlepage", magazines["pt"].pk]
    )
    desk = hire("editor", "fr", "pt", "en")
    shown = list_pages(open_chooser(desk, referer, page_type="home.personpage"))
    assert shown == [("People", "pt"), ("Inês Duarte", "pt"), ("Marc Tellier", "pt")], "where the people are"


def test_elsewhere_it_opens_in_the_language_of_the_person(hire, magazines):
    for referer in (
        "",
        "http://testserver/admin/",
        "http://testserver/nowhere",
        "garbage",
        "http://testserver/admin/pages/99999/edit/",
    ):
        shown = list_pages(open_chooser(hire("editor", "fr", "pt", language="pt-pt"), referer))
        assert {code for _title, code in shown} == {"pt"}


def test_for_a_shared_text_it_opens_in_the_language_of_that(hire, magazines):
    section = Section.objects.get(locale__language_code="pt")
    names = Section.snippet_viewset
    edit = reverse(names.get_url_name("edit"), args=[section.pk])
    add = reverse(names.get_url_name("add")) + "?locale=pt"
    desk = hire("editor", "fr", "pt", "en", language="fr")
    for address in (edit, add):
        assert {code for _title, code in list_pages(open_chooser(desk, f"http://testserver{address}"))} == {"pt"}
    gone = reverse(names.get_url_name("edit"), args=[10**6])
    shown = list_pages(open_chooser(desk, f"http://testserver{gone}"))
    assert {code for _title, code in shown} == {"fr"}, "the language of the person"


def test_where_its_types_have_no_page_yet_it_opens_at_the_home_page(hire, newsroom):
    desk = hire("editor", "fr", "pt", "en", language="fr")
    answer = open_chooser(desk, page_type="exhibition.artworkpage")
    assert answer.context["parent_page"].pk == newsroom["fr"].pk


def test_the_other_languages_are_one_click_away(hire, magazines):
    answer = open_chooser(hire("editor", "fr", "pt", "en", language="fr"))
    assert {option["locale"].language_code for option in answer.context["locale_options"]} == {"pt", "en"}


@pytest.mark.searching
def test_results_of_a_search_name_their_language(hire, magazines):
    answer = open_chooser(hire("editor", "fr", language="en"), address="wagtailadmin_choose_page_search", q="Duarte")
    html = answer.content.decode()
    for name in ("Français", "Português", "English"):
        assert html.count(name) >= 1, "beside the title"
    assert html.count("w-status--label") >= 3


def test_sections_are_those_of_the_pages_language_first(hire, magazines):
    desk = hire("editor", "fr", "pt", "en")
    referer = "http://testserver" + reverse("wagtailadmin_pages:edit", args=[magazines["pt"].pk])
    name = "wagtailsnippetchoosers_magazine_section:choose"
    html = open_chooser(desk, referer, address=name).content.decode()
    assert "Section pt" in html
    assert "Section fr" not in html
    assert "Section fr" in open_chooser(desk, referer, address=name, locale="").content.decode(), "all, if asked for"


def move(desk, page, parent=None):
    types = "magazine.issuepage,magazine.magazineindexpage"
    query = {"page_type": types, "user_perms": "move_to", "target_pages[]": page.pk, "match_subclass": ""}
    referer = "http://testserver" + reverse("wagtailadmin_pages:move", args=[page.pk])
    if parent:
        return open_chooser(desk, referer, "wagtailadmin_choose_page_child", [parent.pk], **query)
    return open_chooser(desk, referer, **query)


def test_a_story_is_moved_only_to_where_one_may(hire, magazines, newsroom):
    issue = magazines["fr"].get_children().first()
    story = ArticlePageFactory(parent=issue, title="Article")
    moderator = hire("moderator", "fr", "pt")
    shown = list_pages(move(moderator, story, newsroom["fr"]))
    assert shown[1:] == [("Magazine", "fr")], "people: not offered"
    offered = list_pages(move(moderator, story, magazines["fr"]))[1:]
    assert offered == [("Issue 1 fr", "fr"), ("Issue 2 fr", "fr")]
    assert list_pages(move(moderator, story, newsroom["pt"]))[1:] == [], "nothing in another language"


def test_an_issue_is_not_moved_into_itself(hire, magazines):
    issue = magazines["fr"].get_children().first()
    offered = list_pages(move(hire("moderator", "fr"), issue, magazines["fr"]))[1:]
    assert (issue.title, "fr") not in offered
