"""Stored rich text can always be opened, shown and translated, whatever content was sent."""

import json
import random

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.segments.extract import extract_segments

from cms.core.sanitizing.editor import RichTextArea
from cms.pages.blocks.texts import RICH_TEXT_FEATURES
from home.models import PersonPage
from tests.factories import PeopleIndexPageFactory, PersonPageFactory, StandardPageFactory
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser, write  # noqa: F401 - fixtures
from tests.scenes import scene

pytestmark = pytest.mark.django_db
HUGE = 10**30


def make_block(text="des mots", **changes):
    return {
        "key": "a",
        "type": "unstyled",
        "depth": 0,
        "text": text,
        "inlineStyleRanges": [],
        "entityRanges": [],
    } | changes


def make_content(*blocks, **entities):
    return json.dumps({"blocks": list(blocks) or [make_block()], "entityMap": entities})


def link(data, kind="LINK", **changes):
    """Return content with one entity on the second word."""
    block = make_block(entityRanges=[{"key": 0, "offset": 4, "length": 4}])
    return make_content(block, **{"0": {"type": kind, "mutability": "MUTABLE", "data": data} | changes})


ATTACKS = {
    "a quote in a page's id": link({"id": '1" x="'}),
    "a quote in a document's id": link({"id": '1" x="'}, "DOCUMENT"),
    "a quote in an image's id": link({"id": '"', "format": '"', "alt": '"'}, "IMAGE"),
    "a quote in an embed's URL": link({"url": 'https://example.org/"><script>'}, "EMBED"),
    "a quote in a link": link({"url": '"><script>alert(1)</script>'}),
    "an id that is a list": link({"id": [1]}),
    "an id that is a mapping": link({"id": {"a": 1}}),
    "an id that is true": link({"id": True}),
    "an id that is no whole number": link({"id": 1.5}),
    "a huge id": link({"id": HUGE}),
    "a huge id of a document": link({"id": HUGE}, "DOCUMENT"),
    "a negative id": link({"id": -1}),
    "digits of another script": link({"id": "٣"}),
    "a page that is not there": link({"id": 4_000_000}),
    "a document that is not there": link({"id": 4_000_000}, "DOCUMENT"),
    "no data": link({}),
    "data that is a list": link([]),
    "data that is nothing": link(None),
    "a URL that is a number": link({"url": 1}),
    "a URL that is nothing": link({"url": None}),
    "a document without an id": link({"url": "https://example.org/"}, "DOCUMENT"),
    "an unknown entity": link({"url": "https://example.org/"}, "SCRIPT"),
    "an entity without a type": link({"url": "https://example.org/"}, None),
    "an entity that is a list": make_content(
        make_block(entityRanges=[{"key": 0, "offset": 0, "length": 1}]), **{"0": []}
    ),
    "an entity that is missing": make_content(make_block(entityRanges=[{"key": 7, "offset": 0, "length": 3}])),
    "a key that is a mapping": make_content(make_block(entityRanges=[{"key": {}, "offset": 0, "length": 3}])),
    "crossed entities": make_content(
        make_block(entityRanges=[{"key": 0, "offset": 0, "length": 5}, {"key": 1, "offset": 3, "length": 5}]),
        **{str(n): {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://a.example/"}} for n in (0, 1)},
    ),
    "a range beyond the text": make_content(
        make_block(
            entityRanges=[{"key": 0, "offset": -5, "length": HUGE}],
            inlineStyleRanges=[{"style": "BOLD", "offset": 2, "length": HUGE}],
        ),
        **{"0": {"type": "LINK", "data": {"url": "https://a.example/"}}},
    ),
    "an unknown style": make_content(make_block(inlineStyleRanges=[{"style": '"><b>', "offset": 0, "length": 3}])),
    "a style that is a list": make_content(make_block(inlineStyleRanges=[{"style": [], "offset": 0, "length": 3}])),
    "an unknown block": make_content(make_block(type="script")),
    "a block that is atomic": make_content(make_block(type="atomic")),
    "a block without a text": make_content({"type": "unstyled"}, make_block()),
    "a text that is a list": make_content(make_block(text=["x"]), make_block()),
    "a block that is a text": make_content("x", make_block()),
    "a depth that is huge": make_content(make_block(type="unordered-list-item", depth=HUGE)),
    "a depth that is a text": make_content(make_block(type="unordered-list-item", depth="x")),
    "a depth below nothing": make_content(make_block(type="unordered-list-item", depth=-3)),
    "a list that begins deep": make_content(make_block(type="ordered-list-item", depth=3), make_block()),
    "a key with a quote": make_content(make_block(key='"><script>')),
    "a key that is a mapping of its own": make_content(make_block(key={})),
    "null bytes": make_content(make_block("des\0 mots\x01\x0b")),
    "half a surrogate pair": make_content(make_block("des mots")).replace("des mots", "des \\ud800 mots"),
    "what is no character": make_content(make_block("des \uffff mots \ufffe")),
    "markup": make_content(make_block('<script>alert("des mots")</script><a href="x">')),
    "blocks that are no list": json.dumps({"blocks": {"a": 1}, "entityMap": {}}),
    "entities in a list": json.dumps({"blocks": [make_block()], "entityMap": [1, None]}),
    "no blocks": "{}",
    "a list": "[1, 2]",
    "a number": "1e999",
    "not a number": "NaN",
    "a text": '"des mots"',
    "nothing": "null",
    "empty": "",
    "no JSON": "des mots",
    "half of JSON": '{"blocks": [{"text": "des',
    "deeply nested": "[" * 50_000,
}


# Input that is refused with a sentence instead of being cleaned.
NAMED = {"a quote in a link"}


@scene
def person(newsroom):  # noqa: F811
    people = PeopleIndexPageFactory(parent=newsroom["fr"], title="Personnes")
    person = PersonPageFactory(parent=people, title="Inês", slug="ines", bio="<p>Avant.</p>")
    person.save_revision().publish()
    return person


@scene
def standing(newsroom):  # noqa: F811
    page = StandardPageFactory(parent=newsroom["fr"], title="Page", slug="page")
    page.save_revision().publish()
    return page


def send_bio(desk, page, raw, action="publish"):
    return desk.save(page, action, bio=raw, sort_name="", occupation="", website="")


def send_body(desk, page, raw, action="publish"):
    block = {"body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "", "body-0-value": raw}
    return desk.save(page, action, **{"body-count": 1, **block})


SENDERS = {"a field": ("person", send_bio), "a block": ("standing", send_body)}


def check_everything_opens(desk, page):
    for name in ("edit", "history", "view_draft"):
        assert desk.get(f"wagtailadmin_pages:{name}", page.pk).status_code == 200
    assert desk.browser.get(Page.objects.get(pk=page.pk).specific.url).status_code == 200
    extract_segments(Page.objects.get(pk=page.pk).get_latest_revision_as_object())


def test_no_content_of_any_block_keeps_a_page_from_being_opened(superuser, standing):  # noqa: F811
    allowed = [raw for what, raw in ATTACKS.items() if what not in NAMED]
    blocks = {"body-count": len(allowed)}
    for number, raw in enumerate(allowed):
        of_block = {"deleted": "", "order": str(number), "type": "text", "id": "", "value": raw}
        blocks |= {f"body-{number}-{name}": value for name, value in of_block.items()}
    blocks |= {f"body-{number}-deleted": "1" for number, raw in enumerate(allowed) if not convert(raw)}
    assert superuser.save(standing, "publish", **blocks).status_code == 302
    check_everything_opens(superuser, standing)


@pytest.mark.parametrize("what", ["a quote in a page's id", "null bytes", "half a surrogate pair", "empty"])
def test_no_content_of_a_field_keeps_a_page_from_being_opened(superuser, person, what):  # noqa: F811
    assert send_bio(superuser, person, ATTACKS[what]).status_code == 302
    check_everything_opens(superuser, person)


def convert(raw):
    return RichTextArea(features=RICH_TEXT_FEATURES).value_from_datadict({"bio": raw}, {}, "bio")


@pytest.mark.parametrize("what", ATTACKS)
def test_what_is_stored_of_any_content_is_shown_and_opened_again(what, roots):
    html = convert(ATTACKS[what])
    html.encode()
    content = json.loads(RichTextArea(features=RICH_TEXT_FEATURES).format_value(html))
    assert set(content) == {"blocks", "entityMap"}
    assert "\0" not in html
    str(RichText(html))


@pytest.mark.parametrize("what", [what for what, raw in ATTACKS.items() if "des" in raw and "mots" in raw])
def test_the_words_are_kept(what):
    html = convert(ATTACKS[what])
    content = json.loads(RichTextArea(features=RICH_TEXT_FEATURES).format_value(html))
    words = " ".join(block["text"] for block in content["blocks"])
    assert "des" in words
    assert "mots" in words


def test_sound_content_comes_back_as_it_was(roots):
    widget = RichTextArea(features=RICH_TEXT_FEATURES)
    html = (
        '<p data-block-key="a1b2c">Un <b>mot</b>, <i>deux</i>, <a href="https://example.org/?a=1&amp;b=2">un lien</a>, '
        f'<a linktype="page" id="{roots["fr"].pk}">une page</a>, <a href="mailto:a@example.org">un mail</a>.<br/>x</p>'
        '<ul><li data-block-key="x1">un<ul><li data-block-key="x2">sous</li></ul></li></ul>'
        '<p data-block-key="z">x<sup>2</sup></p>'
    )
    again = widget.value_from_datadict({"bio": widget.format_value(html)}, {}, "bio")
    assert again == html


def test_random_content_is_never_stored_so_that_it_cannot_be_opened(roots):
    source = random.Random(10)
    values = [
        "",
        "x",
        '"',
        "<",
        "\0",
        "\ud800",
        0,
        1,
        -1,
        HUGE,
        1.5,
        True,
        None,
        [],
        {},
        [1],
        {"id": 1},
        "LINK",
        "unstyled",
    ]

    def distort(value):
        if source.random() < 0.12:
            return source.choice(values)
        if isinstance(value, dict):
            return {key: distort(item) for key, item in value.items() if source.random() > 0.05}
        return [distort(item) for item in value] if isinstance(value, list) else value

    widget = RichTextArea(features=[*RICH_TEXT_FEATURES, "image", "embed", "hr", "h2", "blockquote"])
    whole = {
        "blocks": [
            make_block(
                entityRanges=[{"key": 0, "offset": 0, "length": 3}],
                inlineStyleRanges=[{"style": "BOLD", "offset": 2, "length": 4}],
            ),
            make_block(type="ordered-list-item", depth=1, entityRanges=[{"key": 1, "offset": 1, "length": 2}]),
            make_block(" ", type="atomic", entityRanges=[{"key": 2, "offset": 0, "length": 1}]),
            make_block(type="unordered-list-item", depth=2),
        ],
        "entityMap": {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": 1, "url": "https://example.org/"}},
            "1": {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": 1}},
            "2": {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"id": 1, "format": "left", "alt": "x"}},
        },
    }
    for _ in range(400):
        raw = json.dumps(distort(whole))
        html = widget.value_from_datadict({"bio": raw}, {}, "bio")
        html.encode()
        assert widget.converter.from_database_format(html), raw
        str(RichText(html))


STORED = [
    '<p><a linktype="page" id="1&quot; x=&quot;">des mots</a></p>',
    '<p><a linktype="page">des mots</a></p>',
    f'<p><a linktype="page" id="{HUGE}">des mots</a></p>',
    f'<p><a linktype="document" id="{HUGE}">des mots</a></p>',
    '<p><embed embedtype="image" id="x" format="y"/>des mots</p>',
    '<p><embed embedtype="image"/>des mots</p>',
    "<p><b>des <i>mots</b></i></p>",
    "<li>des mots</li>",
    "<p>des mots<li>x</p>",
    "<ul><p>des mots</ul></p>",
    "<p>des mots",
    "des mots</p></p></b>",
    "<p><a>des mots</a></p>",
    "<p><a href>des mots</a></p>",
    "<table><tr><td>des mots</table>",
    '<p><a href="javascript:alert(1)">des mots</a></p>',
]


@pytest.mark.parametrize("html", STORED)
def test_what_was_stored_damaged_is_opened_with_its_words(superuser, person, standing, html):  # noqa: F811
    PersonPage.objects.filter(pk=person.pk).update(bio=html)
    person = PersonPage.objects.get(pk=person.pk)
    person.save_revision()
    standing.body = [("text", RichText(html))]
    standing.save_revision()
    for page in (person, standing):
        answer = superuser.get("wagtailadmin_pages:edit", page.pk)
        assert answer.status_code == 200
        assert "mots" in answer.content.decode()
        assert superuser.get("wagtailadmin_pages:view_draft", page.pk).status_code == 200


def test_a_stored_link_that_is_refused_leads_nowhere_in_the_editor():
    content = RichTextArea(features=RICH_TEXT_FEATURES).format_value('<p><a href="javascript:alert(1)">x</a></p>')
    assert json.loads(content)["entityMap"]["0"]["data"]["url"] == "unsafe:javascript:alert(1)"


@pytest.mark.parametrize("place", SENDERS)
@pytest.mark.parametrize("url", ["JAVA\tSCRIPT:alert(1)", "//elsewhere.example/"])
def test_a_refused_link_is_named_in_a_sentence_and_nothing_typed_is_lost(hire, request, place, url):  # noqa: F811
    name, send = SENDERS[place]
    page = request.getfixturevalue(name)
    editor = hire("editor", "fr", language="fr")
    before = page.latest_revision_id
    answer = send(editor, page, link({"url": url}), action="")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "est refus" in shown  # a block's is written as JSON
    assert "mots" in shown
    assert "alert(1)" in shown or "text/html,x" in shown or "elsewhere.example" in shown
    page.refresh_from_db()
    assert page.latest_revision_id == before


def test_a_refused_web_address_of_a_person_is_named_in_a_sentence(hire, person):  # noqa: F811
    editor = hire("editor", "fr", language="fr")
    answer = editor.save(
        person, website="javascript://example.org/%0aalert(1)", bio=make_content(), sort_name="", occupation=""
    )
    assert answer.status_code == 200
    assert "javascript://example.org/%0aalert(1)" in answer.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[person.pk]) == answer.request["PATH_INFO"]
    assert person.get_latest_revision_as_object().website == ""
