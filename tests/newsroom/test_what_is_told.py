"""Messages, histories, news and mails say what really happened, for one text and for many at once."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.newsroom.dashboard.news import find_news
from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory, StandardPageFactory
from tests.scenes import scene


def act_on_all(desk, action, pages, **data):
    """Run a bulk action; return its messages."""
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    query = "&".join(f"id={page.pk}" for page in pages)
    answer = desk.browser.post(f"{address}?{query}&next={reverse('wagtailadmin_home')}", data, follow=True)
    return [str(message).strip() for message in answer.context["messages"]]


def schedule(page):
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision()


@scene
def texts(hire, write):
    """Three drafts of an editor, the first two submitted; the last two are to go live tomorrow."""
    editor = hire("editor", "fr")
    texts = [write(title=f"Texte {number}", owner=editor.user) for number in (1, 2, 3)]
    for text in texts[:2]:
        editor.submit(text)
    for text in texts[1:]:
        schedule(text)
    texts[0].editor = editor
    return texts


def test_of_many_published_at_once_those_that_wait_are_counted_apart(hire, texts):
    said = act_on_all(hire("moderator", "fr"), "publish", texts)
    assert said == ["1 page has been published. 2 pages are scheduled and will be published at the set times."]


def test_where_all_wait_none_is_said_to_be_published(hire, texts):
    said = act_on_all(hire("moderator", "fr"), "publish", texts[2:])
    assert said == ["1 page is scheduled and will be published at the set time."]


def test_pages_below_are_counted_as_well(hire, texts, newsroom):
    below = StandardPageFactory(parent=texts[0], title="Dessous", live=False)
    below.save_revision()
    waits = StandardPageFactory(parent=texts[0], title="Plus tard", live=False)
    waits.save_revision()
    schedule(waits)
    said = act_on_all(hire("moderator", "fr"), "publish", texts[:1], include_descendants="on")
    assert said == [
        "1 page and 1 child page have been published. 1 page is scheduled and will be published at the set time."
    ]


def test_what_was_published_or_scheduled_at_once_is_not_told_as_withdrawn(hire, texts):
    act_on_all(hire("moderator", "fr"), "publish", texts)
    told = {news.title: news.entry.action for news in find_news(texts[0].editor.user)}
    assert told["Texte 1"] == "wagtail.publish"
    assert told["Texte 2"] == "wagtail.publish.schedule"
    assert "Withdrawn" not in texts[0].editor.read_home()


def test_each_page_that_was_moved_with_others_has_it_in_its_history(hire, newsroom):
    magazine = MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine", slug="magazine")
    issue = IssuePageFactory(parent=magazine, title="Numéro", slug="numero")
    stories = [ArticlePageFactory(parent=magazine, title=f"Article {number}") for number in (1, 2, 3)]
    moderator = hire("moderator", "fr")
    act_on_all(moderator, "move", stories, chooser=issue.pk)
    for story in stories:
        assert "Moved from" in moderator.get("wagtailadmin_pages:history", story.pk).content.decode()


def test_each_page_that_was_published_with_others_has_it_in_its_history(hire, texts):
    moderator = hire("moderator", "fr")
    act_on_all(moderator, "publish", texts[:1] + texts[2:])
    assert "Published" in moderator.get("wagtailadmin_pages:history", texts[0].pk).content.decode()


def answer(desk, page, action, comment=""):
    """Answer in the editor, with its form."""
    data = {"workflow-action-name": action, "workflow-action-extra-data": json.dumps({"comment": comment})}
    response = desk.save(page, "workflow-action", **data)
    shown = desk.browser.get(response.url)
    return [str(message).strip() for message in shown.context["messages"]][0]


@pytest.mark.parametrize(
    ("action", "language", "expected"),
    [
        ("approve", "en", "“Texte 1” was approved and published."),
        ("approve", "fr", "« Texte 1 » a été approuvé et publié."),
        ("reject", "en", "Changes to “Texte 1” were requested."),
        ("reject", "pt-pt", "Foram pedidas alterações a «Texte 1»."),
    ],
)
def test_an_answer_in_the_editor_is_told_as_what_it_is(action, language, expected, hire, texts):
    moderator = hire("moderator", "fr", language=language)
    said = answer(moderator, texts[0], action, comment="Plus court")
    assert said.replace("\xa0", " ").replace("\u202f", " ").startswith(expected)


def test_so_is_an_answer_about_a_snippet(hire, make_section):
    section = make_section(live=False)
    fields = {"name": section.name, "slug": section.slug, "description": ""}
    name = "wagtailsnippets_magazine_section:edit"
    hire("editor", "fr").post(name, section.pk, data=fields | {"action-submit": "1"})
    data = {"action-workflow-action": "1", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"}
    answered = hire("moderator", "fr").post(name, section.pk, data=fields | data, follow=True)
    assert str(next(iter(answered.context["messages"]))).startswith("“Patrimoine” was approved and published.")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\t", "\u2028", "\x0b"])
def test_a_line_break_in_a_title_keeps_no_mail_from_being_sent(line_break, hire, write, monkeypatch):
    monkeypatch.setattr(transaction, "on_commit", lambda callback, **kwargs: callback())
    hire("moderator", "fr", username="moderator")
    page = write(title=f"Un titre{line_break}sur deux lignes")
    page.get_workflow().start(page, hire("editor", "fr").user)
    assert [message.subject for message in mail.outbox] == ["To review: “Un titre sur deux lignes” (French)"]


def test_of_many_those_that_cannot_be_published_are_named_and_the_others_are(hire, texts, newsroom):
    alias = texts[0].create_alias(parent=newsroom["fr"], update_slug="alias")
    said = act_on_all(hire("moderator", "fr"), "publish", [alias, texts[0]])
    assert said == [
        f"“{alias.title}” was not published. It is an alias: it follows its original.",
        "1 page has been published.",
    ]
    assert Page.objects.get(pk=texts[0].pk).live


def test_where_none_can_be_nothing_is_said_to_be_published(hire, texts, newsroom):
    alias = texts[0].create_alias(parent=newsroom["fr"], update_slug="alias")
    (said,) = act_on_all(hire("moderator", "fr"), "publish", [alias])
    assert "was not published" in said
