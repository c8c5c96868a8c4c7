"""The comparison of two versions keeps paragraphs apart."""

import pytest
from wagtail.admin.compare import RichTextFieldComparison
from wagtail.models import Page

from cms.newsroom.admin.comparing import read_paragraphs
from home.models import PersonPage
from tests.factories import PeopleIndexPageFactory, PersonPageFactory


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One <b>bold</b> word.</p>", ["One bold word."]),
        ("<h2>Title</h2><ul><li>One</li><li>Two</li></ul>", ["Title", "One", "Two"]),
        ("<p>A line<br/>and another</p>", ["A line", "and another"]),
        ("<p>A &lt; B</p>", ["A < B"]),
        ("<p></p><p> </p>", []),
        ("", []),
        (None, []),
        ("Plain", ["Plain"]),
    ],
)
def test_each_paragraph_is_read_as_a_line(html, lines):
    assert read_paragraphs(html).splitlines() == lines


def test_the_page_of_a_comparison_shows_paragraphs_below_each_other(hire, newsroom):
    people = PeopleIndexPageFactory(parent=newsroom["fr"], slug="personnes")
    person = PersonPageFactory(parent=people, title="Inês", bio="<p>Un jardin.</p><p>Une serre.</p>")
    first = person.save_revision()
    person.bio = "<p>Un jardin.</p><p>Une grande serre.</p><p>Fin & <i>suite</i> <b>.</b></p>"
    second = Page.objects.get(pk=person.pk).specific
    second.bio = person.bio
    second = second.save_revision()
    html = hire("editor", "fr").get("wagtailadmin_pages:revisions_compare", person.pk, first.pk, second.pk)
    html = html.content.decode()
    assert "Un jardin.<br>Une " in html
    assert "&amp;" in html


def test_what_is_typed_stays_escaped():
    field = PersonPage._meta.get_field("bio")
    old, new = PersonPage(bio="<p>A</p>"), PersonPage(bio="<p>&lt;script&gt;</p><p>B</p>")
    assert "<script>" not in RichTextFieldComparison(field, old, new).htmldiff()
