"""Ideas have a place before they are pages; one action makes the draft and hands the plan over to it."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms.planning.models import Assignment, Idea
from tests.factories import IssuePageFactory, MagazineIndexPageFactory, SectionFactory

pytestmark = pytest.mark.django_db

JUNE = datetime.date(2031, 6, 12)


@pytest.fixture
def magazine(newsroom, commit):
    with commit():
        return MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine", slug="magazine")


def note_by_form(desk, locale, **fields):
    data = {"title": "Les mousses", "note": "", "locale": locale.pk, "assignee": "", "due_date": "", "words": ""}
    return desk.post("planning:add_idea", data=data | fields)


def get_titles(desk, **asked):
    response = desk.get("planning:ideas", data=asked)
    return [row["idea"].title for row in response.context["rows"]]


def test_a_title_is_enough(hire, fr):
    assert 'type="submit"' in hire("translator", "pt").get("planning:add_idea").content.decode().split("<main")[1]
    assert note_by_form(hire("translator", "pt"), fr).status_code == 302
    assert Idea.objects.get().title == "Les mousses"


def test_an_idea_has_a_note_a_person_a_date_a_length_and_a_language(hire, pt):
    editor = hire("editor", "pt")
    fields = {"note": "Ver o herbário.", "assignee": editor.user.pk, "due_date": "2031-06-12", "words": "1200"}
    note_by_form(editor, pt, **fields)
    idea = Idea.objects.get()
    assert (idea.note, idea.assignee, idea.due_date, idea.words) == ("Ver o herbário.", editor.user, JUNE, 1200)
    assert idea.locale == pt
    assert idea.author == editor.user


def test_only_moderators_give_an_idea_to_somebody_else_and_nothing_typed_is_lost(hire, fr):
    editor, other = hire("editor", "fr"), hire("editor", "fr")
    answer = note_by_form(editor, fr, assignee=other.user.pk, note="Long à écrire")
    assert answer.status_code == 200
    assert "Long à écrire" in answer.content.decode()
    assert not Idea.objects.exists()
    assert note_by_form(hire("moderator", "fr"), fr, assignee=other.user.pk).status_code == 302


@pytest.mark.parametrize(
    "fields", [{"title": " "}, {"words": "-3"}, {"words": "9" * 30}, {"due_date": "31/02/2031"}, {"assignee": "99999"}]
)
def test_bad_input_is_named(hire, fr, fields):
    answer = note_by_form(hire("editor", "fr"), fr, **fields)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_ideas_are_filtered(hire, note, pt):
    editor = hire("editor", "fr")
    note("Libre")
    note("Prise", assignee=editor.user)
    note("Ideia", locale=pt, note="algas")
    note("De côté", is_set_aside=True)
    assert set(get_titles(editor)) == {"Libre", "Prise", "Ideia"}
    assert get_titles(editor, person=editor.user.pk) == ["Prise"]
    assert set(get_titles(editor, person="nobody")) == {"Libre", "Ideia"}
    assert get_titles(editor, language="pt") == ["Ideia"]
    assert get_titles(editor, q="ALGAS") == ["Ideia"]
    assert get_titles(editor, state="aside") == ["De côté"]
    assert len(get_titles(editor, state="x", person="Ω", p="x")) == 3


def test_an_idea_of_somebody_else_is_read_and_not_changed(hire, note):
    writer, other = hire("editor", "fr"), hire("editor", "fr")
    idea = note(assignee=writer.user, author=writer.user)
    assert not other.get("planning:idea", idea.pk).context["is_editable"]
    data = {"title": "Autre", "locale": idea.locale_id}
    assert other.post("planning:idea", idea.pk, data=data)["Location"] == "/admin/"
    assert other.post("planning:set_aside_idea", idea.pk)["Location"] == "/admin/"
    idea.refresh_from_db()
    assert idea.title == "Une idée"
    assert writer.post("planning:idea", idea.pk, data=data | {"title": "Mieux"}).status_code == 302


def test_an_idea_is_set_aside_and_taken_up_again(hire, note):
    editor, idea = hire("editor", "fr"), note()
    editor.post("planning:set_aside_idea", idea.pk)
    assert get_titles(editor) == []
    editor.post("planning:set_aside_idea", idea.pk)
    assert get_titles(editor) == ["Une idée"]


def make_draft(desk, idea, kind, parent):
    return desk.post("planning:draft_idea", idea.pk, data={"place": f"{kind}/{parent.pk}"})


def test_one_action_makes_the_draft_with_the_plan_and_keeps_the_link(hire, note, magazine, commit):
    editor = hire("editor", "fr")
    idea = note("L’herbier du val", assignee=editor.user, due_date=JUNE, words=900, note="Au muséum.")
    with commit():
        answer = make_draft(editor, idea, "magazine.articlepage", magazine)
    idea.refresh_from_db()
    page = Page.objects.get(pk=idea.page_id)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.slug, page.live, page.owner) == (
        "L’herbier du val",
        "l-herbier-du-val",
        False,
        editor.user,
    )
    assert page.latest_revision.user == editor.user
    assignment = Assignment.objects.get(translation_key=page.translation_key)
    assert (assignment.assignee, assignment.due_date, assignment.words) == (editor.user, JUNE, 900)
    assert editor.get("wagtailadmin_pages:edit", page.pk).status_code == 200
    kind = ContentType.objects.get_for_model(Page).pk
    assert "Au muséum." in editor.get("planning:assign_text", kind, page.pk).content.decode()
    html = editor.get("planning:ideas", data={"state": "begun"}).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_the_due_date_of_a_draft_replaces_that_of_its_idea_in_the_calendar(hire, note, read, magazine, commit):
    editor = hire("editor", "fr")
    idea = note("L’herbier", due_date=JUNE)
    with commit():
        make_draft(editor, idea, "magazine.interviewpage", magazine)
    response = editor.get("planning:calendar", data={"view": "list", "day": "2031-06-12"})
    (shown,) = (shown for day in response.context["grid"].listed_days for shown in day.entries)
    assert (shown.entry.kind, shown.entry.title) == ("texts", "L’herbier")


def test_a_second_draft_is_not_made_and_a_taken_slug_gets_a_number(hire, note, magazine, commit):
    editor = hire("editor", "fr")
    first, second = note("Même titre"), note("Même titre")
    for idea in (first, first, second):
        with commit():
            make_draft(editor, idea, "magazine.articlepage", magazine)
    assert [page.slug for page in Page.objects.child_of(magazine)] == ["meme-titre", "meme-titre-2"]


def test_a_title_without_letters_makes_a_draft_too(hire, note, magazine, commit):
    idea = note("???")
    with commit():
        assert make_draft(hire("editor", "fr"), idea, "magazine.articlepage", magazine).status_code == 302


def test_drafts_are_made_only_where_the_person_may_add_pages_in_the_idea_s_language(hire, note, magazine, pt):
    idea = note()
    assert make_draft(hire("editor", "pt"), idea, "magazine.articlepage", magazine).status_code == 200
    assert make_draft(hire("translator", "fr"), idea, "magazine.articlepage", magazine).status_code == 200
    portuguese = note("Ideia", locale=pt)
    assert make_draft(hire("editor", "fr", "pt"), portuguese, "magazine.articlepage", magazine).status_code == 200
    assert make_draft(hire("editor", "fr"), idea, "magazine.issuepage", magazine).status_code == 200
    assert not magazine.get_children().exists()


def test_issues_are_places_too(hire, note, magazine, commit):
    with commit():
        issue = IssuePageFactory(parent=magazine, title="Le vivant", number=13)
    html = hire("editor", "fr").get("planning:draft_idea", note().pk).content.decode()
    assert "No. 13: Le vivant" in html
    assert f"magazine.articlepage/{issue.pk}" in html


def test_the_draft_of_an_idea_that_became_private_is_not_named(hire, note, magazine, commit):
    idea, editor = note("Secret"), hire("editor", "fr")
    with commit():
        make_draft(editor, idea, "magazine.articlepage", magazine)
    idea.refresh_from_db()
    page = idea.page
    page.draft_title = page.title = "Titre secret"
    page.save()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    outsider = hire("translator", "pt")
    assert "Titre secret" not in outsider.get("planning:ideas", data={"state": "begun"}).content.decode()
    assert "Titre secret" not in outsider.get("planning:idea", idea.pk).content.decode()


def test_a_due_date_is_given_to_any_original(hire, write, commit):
    with commit():
        page = write("fr", title="Sans idée")
    editor = hire("editor", "fr")
    kind = ContentType.objects.get_for_model(Page).pk
    data = {"assignee": editor.user.pk, "due_date": "2031-06-12", "words": ""}
    assert editor.post("planning:assign_text", kind, page.pk, data=data).status_code == 302
    assert Assignment.objects.get().due_date == JUNE
    assert hire("editor", "pt").post("planning:assign_text", kind, page.pk, data=data)["Location"] == "/admin/"
    assert Assignment.objects.get().assignee == editor.user


def test_a_snippet_leads_to_its_due_date_who_may_plan_it(hire, newsroom, commit):
    with commit():
        section = SectionFactory(locale=newsroom["fr"].locale, name="Patrimoine", slug="patrimoine")
        section.save_revision()
    kind = ContentType.objects.get_for_model(section).pk
    address = reverse("planning:assign_text", args=[kind, section.pk])
    sections = reverse(section.snippet_viewset.get_url_name("list"))
    editor = hire("editor", "fr")
    assert address in editor.browser.get(sections).content.decode()
    assert address not in hire("translator", "fr").browser.get(sections).content.decode()
    assert editor.browser.post(address, {"due_date": "2031-06-12"}).status_code == 302
    assert Assignment.objects.get().translation_key == section.translation_key


def test_a_translation_s_due_date_is_not_an_assignment(hire, start):
    target = start().get_target_instance()
    kind = ContentType.objects.get_for_model(Page).pk
    answer = hire("moderator", "pt").post("planning:assign_text", kind, target.pk, data={"due_date": "2031-06-12"})
    assert answer.status_code == 302
    assert not Assignment.objects.exists()


def test_who_leaves_leaves_their_ideas(hire, note):
    editor = hire("editor", "fr")
    idea = note(assignee=editor.user, author=editor.user)
    editor.user.delete()
    idea.refresh_from_db()
    assert (idea.assignee, idea.author) == (None, None)
