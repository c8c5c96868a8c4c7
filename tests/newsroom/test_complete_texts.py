"""A story is submitted, published and approved only if it is complete; nothing can be chosen twice."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from magazine.models import StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    InterviewPageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
)
from tests.scenes import scene

NEEDED = "Required before the text is submitted or published."


@scene
def magazine(newsroom):
    return MagazineIndexPageFactory(parent=newsroom["fr"], slug="magazine")


@pytest.fixture
def make_person(newsroom):
    people = PeopleIndexPageFactory(parent=newsroom["fr"], slug="personnes")
    return lambda name: PersonPageFactory(parent=people, title=name)


@scene
def article(magazine):
    """A draft with a title only, as it is saved first."""
    page = ArticlePageFactory(parent=magazine, title="Un titre", live=False)
    page.save_revision()
    return page


def fill(page, authors=(), interviewees=(), paragraphs=("<p>Un jardin.</p>",), **changes):
    """The editor's form of a story."""

    def rows(people):
        return inline_formset([{"person": getattr(person, "pk", person)} for person in people])

    data = {
        "title": page.title,
        "slug": page.slug,
        "date": "2026-11-28",
        "position": 0,
        "authors": rows(authors),
        "interviewees": rows(interviewees),
        "topics": inline_formset([]),
        "related_stories": inline_formset([]),
        "comments": inline_formset([]),
        "body": streamfield([("text", _write_contentstate(paragraph)) for paragraph in paragraphs]),
    }
    return nested_form_data(data | changes)


def _write_contentstate(html):
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    return ContentstateConverter(features=["bold", "link"]).from_database_format(html)


def send(desk, page, data, action=""):
    if action:
        data[f"action-{action}"] = "1"
    return desk.post("wagtailadmin_pages:edit", page.pk, data=data)


def test_a_title_alone_is_kept_as_a_draft(hire, article):
    answer = send(hire("editor", "fr"), article, fill(article, paragraphs=(), title="Un autre titre"))
    assert answer.status_code == 302
    assert Page.objects.get(pk=article.pk).get_latest_revision_as_object().title == "Un autre titre"


@pytest.mark.parametrize(("role", "action"), [("editor", "submit"), ("moderator", "publish")])
def test_a_title_alone_is_neither_submitted_nor_published(hire, article, role, action):
    data = fill(article, paragraphs=(), title="Un titre qui reste", summary="  ")
    answer = send(hire(role, "fr"), article, data, action)
    page = Page.objects.get(pk=article.pk)
    assert (answer.status_code, page.live, page.workflow_in_progress) == (200, False, False)
    form = answer.context["form"]
    assert form.errors == {"summary": [NEEDED], "lead_picture": [NEEDED], "body": [NEEDED]}
    assert form.formsets["authors"].non_form_errors() == [NEEDED]
    assert answer.content.decode().count(NEEDED) == 4
    assert "Un titre qui reste" in answer.content.decode(), "what was typed is still there"


def test_a_complete_story_is_submitted_and_approved(hire, article, make_person, is_live):
    data = fill(article, authors=[make_person("Inês")], summary="Un jardin.", lead_picture=ImageFactory().pk)
    assert send(hire("editor", "fr"), article, data, "submit").status_code == 302
    hire("moderator", "fr").approve(article)
    assert is_live(article)


def test_an_interview_needs_somebody_who_answers(hire, magazine, make_person):
    interview = InterviewPageFactory(parent=magazine, title="Entretien", live=False)
    interview.save_revision()
    asked = make_person("Inês")
    data = fill(interview, authors=[asked], summary="Un jardin.", lead_picture=ImageFactory().pk)
    answer = send(hire("editor", "fr"), interview, data, "submit")
    assert answer.context["form"].formsets["interviewees"].non_form_errors() == [NEEDED]


def test_what_was_submitted_before_the_rule_is_not_approved_without(hire, article, is_live, newsroom):
    editor, moderator = hire("editor", "fr"), hire("moderator", "fr", language="fr")
    newsroom["fr"].get_workflow().start(article, editor.user)
    assert moderator.approve(article).status_code == 403
    assert not is_live(article)
    shown = moderator.get("wagtailadmin_pages:edit", article.pk).content.decode()
    assert "action-workflow-action" not in shown or 'data-workflow-action-name="approve"' not in shown


def test_several_pages_published_at_once_must_be_complete_too(hire, article, is_live):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    answer = hire("moderator", "fr").browser.post(f"{address}?id={article.pk}", follow=True)
    assert not is_live(article)
    assert "This text is not complete. Still missing: summary, lead picture, authors and body." in " ".join(
        str(message) for message in answer.context["messages"]
    )


@pytest.mark.parametrize("action", ["", "submit"])
def test_the_same_author_twice_is_refused(hire, article, make_person, action):
    author = make_person("Inês")
    data = fill(article, authors=[author, author], summary="Un jardin.", lead_picture=ImageFactory().pk)
    answer = send(hire("editor", "fr"), article, data, action)
    assert answer.context["form"].formsets["authors"].forms[1].errors == {"person": ["“Inês” is chosen twice."]}
    assert answer.content.decode().count("is chosen twice") >= 1


def test_the_same_author_in_two_languages_is_the_same_author(hire, article, make_person, pt, newsroom):
    author = make_person("Inês")
    people = PeopleIndexPageFactory(parent=newsroom["pt"], slug="pessoas")
    same = PersonPageFactory(parent=people, title="Inês", translation_key=author.translation_key)
    answer = send(hire("editor", "fr"), article, fill(article, authors=[author, same]))
    assert answer.context["form"].formsets["authors"].forms[1].errors


def test_an_author_who_was_taken_away_may_be_chosen_again(hire, article, make_person):
    author = make_person("Inês")
    article.authors.add(StoryAuthor(person=author))
    article.save_revision()
    data = fill(article, authors=[author])
    former = article.get_latest_revision_as_object().authors.all()[0].pk or ""
    data |= {"authors-0-DELETE": "1", "authors-0-id": former, "authors-INITIAL_FORMS": "1", "authors-TOTAL_FORMS": "2"}
    data |= {"authors-1-person": author.pk, "authors-1-id": "", "authors-1-ORDER": "2", "authors-1-DELETE": ""}
    assert send(hire("editor", "fr"), article, data).status_code == 302


def test_a_story_is_not_related_to_itself(hire, article):
    data = fill(article) | nested_form_data({"related_stories": inline_formset([{"story": article.pk}])})
    answer = send(hire("editor", "fr"), article, data)
    assert answer.context["form"].formsets["related_stories"].forms[0].errors == {"story": ["This is the page itself."]}
