"""Rich text that was stored without a check does no harm to readers; valid rich text is unchanged."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from wagtail.rich_text import RichText, expand_db_html

from cms.core.sanitizing.html import sanitize
from cms.pages.blocks.bodies import BodyBlock
from home.models import Institution
from tests.core.sanitizing.test_urls import ALLOWED, REFUSED

pytestmark = pytest.mark.django_db

DAMAGED = [
    "<p><script>alert(1)</script>mots</p>",
    '<p><img src="x" onerror="alert(1)">mots</p>',
    '<p onclick="alert(1)">mots</p>',
    "<p onclick=alert(1)>mots</p>",
    "<svg/onload=alert(1)><p>mots</p>",
    "<p>mots</p><iframe src='javascript:alert(1)'></iframe>",
    '<p>mots</p><form action="javascript:alert(1)"><button>mots</button></form>',
    "<p><a href='javascript:alert(1)'>mots</a></p>",
    '<p><a href="javascript:alert(1)" linktype="external">mots</a></p>',
    '<p><A HREF="javascript:alert(1)">mots</A></p>',
    '<p><a\nhref="javascript:alert(1)">mots</a></p>',
    '<p><a href="java&#9;script:alert(1)">mots</a></p>',
    '<p><a href="jav&#x0A;ascript:alert(1)">mots</a></p>',
    '<p><a href="&#106;avascript:alert(1)">mots</a></p>',
    '<p><a href="data:text/html,x">mots</a></p>',
    "<p><a href=javascript:alert(1)>mots</a></p>",
    '<math><mtext><a href="javascript:alert(1)">mots</a></mtext></math><p>mots</p>',
    '<p style="background:url(javascript:alert(1))">mots</p>',
    "<p>mots<!-- <script>alert(1)</script> --></p>",
    '<p><a href="https://example.org/" href="javascript:alert(1)">mots</a></p>',
]


def find_what_acts(html):
    found = [
        tag for tag in BeautifulSoup(html, "html.parser").find_all(True) if tag.name in ("script", "iframe", "svg")
    ]
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        found += [name for name in tag.attrs if name.startswith("on") or name in ("style", "action")]
        found += [tag[name] for name in ("href", "src") if ":" in tag.get(name, "") and "script" in tag[name]]
        found += [tag[name] for name in ("href", "src") if tag.get(name, "").startswith("data:")]
    return found


@pytest.mark.parametrize("html", DAMAGED)
def test_stored_rich_text_never_acts_in_a_readers_browser(html):
    for shown in (
        str(RichText(html)),
        Template("{% load wagtailcore_tags %}{{ html|richtext }}").render(Context({"html": html})),
    ):
        assert find_what_acts(shown) == []
        assert "mots" in shown


@pytest.mark.parametrize("url", REFUSED)
def test_no_refused_url_is_shown_as_a_link_however_it_came_to_be_stored(url):
    link = BeautifulSoup("", "html.parser").new_tag("a", href=url)
    link.string = "mots"
    if "\ud800" in url:
        return  # no database stores it
    assert "href" not in str(RichText(f"<p>{link}</p>"))


@pytest.mark.parametrize("url", [url for url in ALLOWED if url])
def test_allowed_links_are_shown_as_they_are_stored(url):
    link = BeautifulSoup("", "html.parser").new_tag("a", href=url)
    link.string = "mots"
    assert str(RichText(f"<p>{link}</p>")) == f"<p>{link}</p>"


def test_all_that_editors_can_write_is_left_as_it_is():
    html = (
        '<p data-block-key="a1b2c">Un <b>mot</b>, <i>deux</i><br/>trois&nbsp;mots &amp; x<sup>2</sup> &gt; 1</p><ul>'
        '<li data-block-key="x"><a href="https://example.org/?a=1&amp;b=2">un</a></li></ul><h2>Titre</h2><hr/><ol></ol>'
    )
    assert sanitize(html) == html


@pytest.mark.parametrize(
    "tag",
    [
        '<a linktype="document" id="un">',
        '<a linktype="document" id="1&quot; x=&quot;">',
        '<a linktype="document">',
        '<a linktype="document" id="99999999999999999999999">',
        '<a linktype="document" id="-1">',
        '<a linktype="page" id="1&quot; onclick=&quot;alert(1)">',
        '<a linktype="page">',
        '<a linktype="page" id="99999999999999999999999">',
        '<a linktype="page" id="٣">',
        '<a linktype="unknown" id="1">',
    ],
)
def test_broken_references_leave_the_words_and_no_link(tag, roots):
    assert str(RichText(f"<p>{tag}mots</a></p>")) == "<p><a>mots</a></p>"


@pytest.mark.parametrize(
    "tag",
    [
        '<embed embedtype="image" id="un" format="left" alt=""/>',
        '<embed embedtype="image" format="left"/>',
        '<embed embedtype="image" id="1" format="&quot;"/>',
        '<embed embedtype="image" id="1"/>',
        '<embed embedtype="image" id="99999999999999999999999" format="left"/>',
        '<embed embedtype="media"/>',
        '<embed embedtype="media" url="javascript:alert(1)"/>',
        '<embed embedtype="x"/>',
        "<embed/>",
    ],
)
def test_broken_embeds_show_nothing(tag, roots):
    assert find_what_acts(expand_db_html(f"<p>{tag}</p>")) == []
    assert "mots" in str(RichText(f"<p>mots</p>{tag}"))


def test_references_of_damaged_text_do_not_keep_it_from_being_saved():
    block = BodyBlock()
    for tag in ('<a linktype="page">', '<a linktype="document" id="x">', '<embed embedtype="image" id="x"/>'):
        value = block.to_python([{"type": "text", "value": f"<p>{tag}mots</a></p>", "id": "1"}])
        assert list(block.extract_references(value)) == []


def test_a_stored_web_address_that_is_none_is_no_link():
    institution = Institution(name="Musée", url="javascript:alert(1)")
    template = Template("{% load sanitizing %}[{{ institution.url|allowed_url }}]")
    assert template.render(Context({"institution": institution})) == "[]"
