"""An issue opens as a board: its stories in their order, and what is against each in every language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms.checklist.models import LineLevel
from cms.planning.models import Assignment
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from magazine.models import IssuePage, StoryAuthor
from tests.factories import PersonPageFactory, SectionFactory

from .boards import read_titles, reload

pytestmark = pytest.mark.django_db


def find_row(desk, issue, title):
    rows = desk.get("planning:board", issue.pk).context["rows"]
    return next(row for _place, row in rows if row.title == title)


def test_the_stories_stand_in_the_order_of_their_newest_drafts(hire, abc, issue):
    draft = abc["A"].get_latest_revision_as_object()
    draft.position = 9
    draft.save_revision()
    assert read_titles(hire("editor", "fr"), issue["fr"]) == ["B", "C", "A"]


def test_every_language_of_the_issue_opens_the_same_board(hire, abc, issue):
    assert read_titles(hire("translator", "pt"), issue["pt"]) == ["A", "B", "C"]


def test_a_story_shows_section_writer_words_plan_and_its_versions(hire, abc, issue, newsroom, translate):
    desk = hire("editor", "fr")
    section = SectionFactory(locale=newsroom["fr"].locale, name="Patrimoine")
    writer = PersonPageFactory(parent=newsroom["fr"], title="Ana Sousa")
    draft = abc["A"].get_latest_revision_as_object()
    draft.section, draft.word_count = section, 1400
    draft.authors.add(StoryAuthor(person=writer))
    draft.save_revision(clean=False)
    Assignment.objects.create(translation_key=draft.translation_key, assignee=desk.user, words=1500)
    translate(abc["A"], issue["pt"], "Um A")
    row = find_row(desk, issue["fr"], "A")
    assert (row.facts.section, row.facts.writers, row.facts.words) == ("Patrimoine", ("Ana Sousa",), 1400)
    assert row.facts.minutes > 5
    assert row.plan.words == 1500
    assert [version.page is not None for version in row.versions] == [
        version.locale.language_code in ("fr", "pt") for version in row.versions
    ]


def test_what_the_release_says_against_a_story_is_shown_with_who_clears_it(hire, abc, issue):
    moderator = hire("moderator", "fr", first_name="Rosa", last_name="Lima")
    release = create_release("N 13", moderator.user)
    add_texts(release, [TextKey.of(abc["A"])])
    row = find_row(moderator, issue["fr"], "A")
    faults = [fault for version in row.versions for fault in version.faults]
    assert any("Not approved" in fault["sentence"] and fault["blocks"] for fault in faults)
    assert row.releases == [release]
    assert not find_row(moderator, issue["fr"], "B").releases


def test_a_translation_that_does_not_exist_yet_blocks_the_release(hire, abc, issue, pt):
    desk = hire("moderator", "fr")
    add_texts(create_release("N 13", desk.user), [TextKey.of(abc["A"])._replace(locale_id=pt.pk)])
    row = find_row(desk, issue["fr"], "A")
    missing = next(version for version in row.versions if version.locale == pt)
    assert missing.page is None
    assert missing.blocks
    assert [version.locale.language_code for version in row.versions] == ["fr", "pt", "en"]


def test_the_board_is_filtered_by_a_line_of_the_checklist(hire, abc, issue, newsroom):
    draft = abc["B"].get_latest_revision_as_object()
    draft.section = SectionFactory(locale=newsroom["fr"].locale)
    draft.save_revision()
    desk = hire("editor", "fr")
    assert read_titles(desk, issue["fr"], line="section") == ["A", "C"]
    assert read_titles(desk, issue["fr"], line="nonsense") == ["A", "B", "C"]
    page = desk.get("planning:board", issue["fr"].pk, data={"line": "section"}).content.decode()
    assert 'class="board-number" data-place>3<' in page  # its place in the issue
    assert 'name="step"' not in page


def test_the_title_of_a_private_story_is_hidden(hire, abc, issue):
    PageViewRestriction.objects.create(page=abc["B"], restriction_type="groups")
    page = hire("translator", "pt").get("planning:board", issue["fr"].pk).content.decode()
    assert "A private page" in page
    assert reverse("wagtailadmin_pages:edit", args=[abc["B"].pk]) not in page
    assert read_titles(hire("editor", "fr"), issue["fr"]) == ["A", "B", "C"]


def test_only_the_newsroom_sees_boards_and_only_issues_have_one(hire, abc, issue, client):
    assert client.get(reverse("planning:board", args=[issue["fr"].pk])).status_code == 302
    desk = hire("editor", "fr")
    assert desk.get("planning:board", abc["A"].pk).status_code == 404
    assert desk.get("planning:board", 10**9).status_code == 404


def test_the_issue_its_release_and_the_menu_lead_to_the_board(hire, issue):
    desk = hire("editor", "fr")
    address = reverse("planning:board", args=[issue["fr"].pk])
    assert address in desk.get("wagtailadmin_explore", issue["fr"].pk).content.decode()
    assert reverse("planning:issues") in desk.read_home()
    addresses = [reverse("planning:board", args=[one.pk]) for one in issue.values()]
    page = desk.get("planning:issues").content.decode()
    assert sum(address in page for address in addresses) == 1
    release = create_release("N 13", desk.user, subject=issue["fr"])
    page = desk.get("releases:show", release.pk).content.decode()
    assert any(address in page for address in addresses)


def count_queries(desk, issue):
    address = reverse("planning:board", args=[issue.pk])
    desk.browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert desk.browser.get(address).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_stories(hire, issue, add_story, translate, newsroom):
    desk = hire("moderator", "fr")
    release = create_release("N 13", desk.user)
    counts = []
    for number in range(1, 41):
        section = SectionFactory(locale=newsroom["fr"].locale, slug=f"s{number}", name=f"S{number}")
        stories = [add_story(issue["fr"], f"Story {number}", number, section=section)]
        if number % 4 == 0:
            stories.append(translate(stories[0], issue["pt"], f"Texto {number}"))
        add_texts(release, [TextKey.of(story) for story in stories])
        if number in (5, 40):
            counts.append(count_queries(desk, issue["fr"]))
    assert counts[0] == counts[1] <= 53


# --- A new issue ------------------------------------------------------------------------------------------------------


def test_a_new_issue_proposes_number_season_and_year(hire, make_issue, magazines):
    make_issue(12)
    form = hire("editor", "fr").get("planning:add_issue").context["form"]
    assert (form["number"].value(), form["season"].value(), form["year"].value()) == (13, "winter", 2026)


def test_after_winter_comes_spring_of_the_next_year(hire, make_issue, magazines):
    for version in make_issue(12).values():
        IssuePage.objects.filter(pk=version.pk).update(season="winter")
    form = hire("editor", "fr").get("planning:add_issue").context["form"]
    assert (form["season"].value(), form["year"].value()) == ("spring", 2027)


def begin(desk, magazine, **values):
    data = {"title": "Fougères", "number": "14", "season": "winter", "year": "2026", "parent": magazine.pk, **values}
    return desk.post("planning:add_issue", data=data)


def test_an_issue_begins_as_a_draft_in_every_language(hire, issue, magazines, commit):
    with commit():
        assert begin(hire("editor", "fr"), magazines["fr"]).status_code == 302
    versions = IssuePage.objects.filter(number=14)
    assert sorted(page.locale.language_code for page in versions) == ["en", "fr", "pt"]
    assert not any(page.live for page in versions)


@pytest.mark.parametrize(
    "values",
    [{"number": "13"}, {"number": "x"}, {"year": "9" * 30}, {"season": "ever"}, {"parent": "1"}, {"title": " "}],
)
def test_what_is_wrong_with_a_new_issue_is_said_and_nothing_typed_is_lost(hire, issue, magazines, values):
    answer = begin(hire("editor", "fr"), magazines["fr"], **({"title": "Mousses"} | values))
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == values.keys()
    assert values.get("title") or "Mousses" in answer.content.decode()
    assert not IssuePage.objects.filter(number=14).exists()


def test_a_translator_begins_no_issue(hire, issue, magazines):
    assert begin(hire("translator", "fr"), magazines["fr"]).status_code in (302, 403)
    assert not IssuePage.objects.filter(number=14).exists()
    assert Page.objects.filter(pk=reload(issue["fr"]).pk).exists()


# --- What is still free -----------------------------------------------------------------------------------------------


def test_what_is_still_free_lists_stories_without_an_issue_drafts_first(hire, abc, magazines, add_story):
    add_story(magazines["fr"], "Live one", live=True)
    add_story(magazines["pt"], "Rascunho livre")
    desk = hire("editor", "fr")
    assert [row.title for row in desk.get("planning:free").context["rows"]] == ["Rascunho livre", "Live one"]
    assert [row.title for row in desk.get("planning:free", data={"q": "livre"}).context["rows"]] == ["Rascunho livre"]


def test_a_free_story_is_put_into_the_issue_from_there(hire, issue, magazines, add_story):
    story = add_story(magazines["fr"], "Libre")
    page = hire("editor", "fr").get("planning:free", data={"issue": issue["fr"].pk}).content.decode()
    assert f"{reverse('planning:move_story', args=[story.pk])}?to={issue['fr'].translation_key}" in page


def test_levels_of_the_checklist_decide_what_blocks(hire, abc, issue):
    LineLevel.objects.update_or_create(code="section", defaults={"level": "blocks"})
    desk = hire("editor", "fr")
    assert find_row(desk, issue["fr"], "A").blocks
    assert read_titles(desk, issue["fr"], line="blocks") == ["A", "B", "C"]
