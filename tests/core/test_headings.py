"""Long texts begin with a list of their headings; each heading has its own stable anchor."""

import re

import pytest
from django.utils.translation import override

from cms.pages.headings import list_contents, make_anchor, make_anchors
from cms.pages.reading_time import estimate_minutes
from cms.rendered_bodies.rendering import render_body
from tests.factories import ArticlePageFactory, InterviewPageFactory, MagazineIndexPageFactory
from tests.scenes import scene

PARAGRAPH = ("text", "<p>" + "mot " * 300 + "</p>")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Œuvres à voir", "h-oeuvres-a-voir"),
        ("L’été, au fond ?", "h-l-ete-au-fond"),
        ("L'été, au fond ?", "h-l-ete-au-fond"),  # the typing makes no difference
        ("Exposição", "h-exposicao"),
        ("Μουσείο", "h-μουσείο"),
        ("?!", "h-3f-21"),
        ("Content", "h-content"),  # not the id of the page's own element
    ],
)
def test_an_anchor_is_made_of_the_heading_s_words(heading, anchor):
    assert make_anchor(heading) == anchor


def test_the_same_words_twice_have_two_anchors():
    assert list(make_anchors([("a", "Sources"), ("b", "Sources 2"), ("c", "Sources"), ("d", "sources")]).values()) == [
        "h-sources",
        "h-sources-2",
        "h-sources-3",
        "h-sources-4",
    ]


@scene
def magazine(roots):
    return MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")


def read(client, page):
    return client.get(page.get_url()).content.decode()


def test_a_long_text_with_three_headings_begins_with_links_to_them(client, magazine):
    body = [("heading", "Voir ?"), PARAGRAPH, ("heading", "Lire & dire"), PARAGRAPH, ("heading", "Voir ?"), PARAGRAPH]
    html = read(client, ArticlePageFactory(parent=magazine, title="Long", slug="long", body=body))
    contents = re.search(r'<nav class="text-contents".*?</nav>', html, re.DOTALL)[0]
    assert re.findall(r'<a href="#(.*?)">(.*?)</a>', contents) == [
        ("h-voir", "Voir\u202f?"),
        ("h-lire-dire", "Lire &amp; dire"),
        ("h-voir-2", "Voir\u202f?"),
    ]
    assert html.index(contents) < html.index('id="h-voir"') < html.index('id="h-voir-2"')
    assert html.index(contents) < html.index("<p>mot mot")


def test_short_texts_few_headings_and_questions_make_no_list(client, magazine):
    short = [("heading", "Un"), ("heading", "Deux"), ("heading", "Trois")]
    few = [("heading", "Un"), PARAGRAPH, ("heading", "Deux"), PARAGRAPH, PARAGRAPH]
    for slug, body in (("short", short), ("few", few)):
        assert "text-contents" not in read(client, ArticlePageFactory(parent=magazine, slug=slug, body=body))
    questions = [("question_answer", {"question": f"Et {n} ?", "answer": PARAGRAPH[1]}) for n in range(4)]
    interview = InterviewPageFactory(parent=magazine, slug="interview", body=questions)
    assert "text-contents" not in read(client, interview)


def test_the_list_is_made_of_the_stored_html_without_a_query(magazine, django_assert_num_queries):
    body = [("heading", "Un"), PARAGRAPH, ("heading", "Deux"), PARAGRAPH, ("heading", "Trois"), PARAGRAPH]
    html = render_body(ArticlePageFactory(parent=magazine, slug="stored", body=body))
    with django_assert_num_queries(0), override("fr"):
        assert [heading.anchor for heading in list_contents(html)] == ["h-un", "h-deux", "h-trois"]


def test_the_same_number_of_words_takes_longer_in_portuguese_than_in_french_and_english():
    assert [estimate_minutes(2000, code) for code in ("en", "fr", "pt", "pt-pt", "es")] == [9, 10, 11, 11, 11]
    assert estimate_minutes(0, "fr") == 0
    assert estimate_minutes(3, "fr") == 1


def test_readers_are_told_the_minutes_at_the_head_and_in_lists(client, magazine):
    story = ArticlePageFactory(parent=magazine, slug="minutes", body=[PARAGRAPH, PARAGRAPH, PARAGRAPH])
    assert story.reading_minutes == 5
    assert "5 min" in read(client, story).replace("\u00a0", " ")
    assert "5 min" in read(client, magazine).replace("\u00a0", " ")
