"""What markup has beyond words and blocks: our blocks keep it, or the writer is told."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from cms.importing.blocks import make_blocks
from cms.importing.markup.reader import read_markup
from cms.importing.reasons import Reason
from cms.pages.blocks.bodies import BodyBlock

from .test_markup import BODY, INTERVIEW, make_body, make_text

TABLE = "<table><tr><th>A</th><th>B</th></tr><tr><td>{}</td><td>2</td></tr></table>"
FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def list_told(html, block=BODY):
    reading = read_markup(html)
    make_blocks(reading, block)
    return +(reading.left_out + reading.unfit)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p><code>a <b>b</b></code> <kbd>c</kbd> <samp></samp></p>", {Reason.CODE: 2}),
        ("<pre><code>a</code></pre>", {Reason.CODE: 1}),
        ("<p>a <mark>b</mark></p>", {Reason.HIGHLIGHTS: 1}),
        ("<p><span style='background:yellow;mso-highlight:yellow'>a</span></p>", {Reason.HIGHLIGHTS: 1}),
        ('<p><abbr title="World Wide Web">WWW</abbr> <abbr>etc.</abbr></p>', {Reason.EXPLANATIONS: 1}),
        ('<p><a href="https://a.example/"><img src=a></a></p>', {Reason.PICTURE_LINKS: 1, Reason.PICTURES: 1}),
        ('<p><a href="https://a.example/b.jpg?w=9"><img src=a></a></p>', {Reason.PICTURES: 1}),
        ("<h2>A <b>b</b></h2>", {Reason.WORD_STYLES: 1}),
        ("<h2><b>A</b></h2>", {}),
        ("<blockquote>A <b>b</b></blockquote>", {Reason.WORD_STYLES: 1}),
        (TABLE.format("a <b>b</b>"), {Reason.CELL_STYLES: 1}),
        (TABLE.format("<b>b</b>"), {Reason.CELL_STYLES: 1}),
        (TABLE.format("a<br>b"), {Reason.CELL_STYLES: 1}),
        (TABLE.format("a"), {}),
        ("<table><tr><td><b>A</b></td><td><b>B</b></td></tr><tr><td>1</td><td>2</td></tr></table>", {}),
        (TABLE.format(TABLE), {Reason.OUTER_TABLES: 1}),
        (TABLE.replace("<table", '<table role="presentation"').format("a"), {}),
        ("<blockquote>a<ul><li>b</li></ul></blockquote>", {Reason.QUOTES: 1}),
        (f"<blockquote>a{TABLE.format('b')}</blockquote>", {Reason.QUOTES: 1}),
        ("<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>", {Reason.QUOTES: 1}),
        ("<ol><li value=4>a</ol><ol reversed><li>b</ol><ol type=a><li>c<ol type=i><li>d", {Reason.NUMBERS: 3}),
        ("<ol><li value=1>a<li value=2>b</ol>", {}),
        ("<ul><li>a" * 7, {Reason.DEEP_ITEMS: 2}),
        ("<p hidden>a</p><p>b</p>", {Reason.HIDDEN: 1}),
    ],
)  # fmt: skip
def test_what_no_block_holds_is_told(html, told):
    assert list_told(html) == told


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<pre>if:\n    b\n\tc\n\n  d</pre>", "<p>if:<br/>\xa0\xa0\xa0\xa0b<br/>\xa0\xa0\xa0\xa0c</p><p>\xa0\xa0d</p>"),
        ("<pre>one    1\ntwo    2</pre>", "<p>one\xa0\xa0\xa0\xa01<br/>two\xa0\xa0\xa0\xa02</p>"),
        ('<p><span style="font: bold 12px Arial">a</span> <span style="font: 12px Arial Bold">b</span></p>',
         "<p><b>a</b> b</p>"),
        ("<p><ruby>漢<rt>kan</rt>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby></p>", "<p>漢(kan)字(ji)</p>"),
        ("<p><math><mi>a</mi><annotation>\\alpha</annotation></math></p>", "<p>a</p>"),
        ('<p>Oui <img class="emoji" src="x.png" alt="👩‍🎨"> !</p>', "<p>Oui 👩‍🎨 !</p>"),
    ],
)  # fmt: skip
def test_what_a_text_can_hold_is_kept(html, text):
    assert make_text(html) == text


def test_words_between_the_cells_of_a_table_stand_before_it():
    html = "<table><div>One</div><tr><td>a</td><td>b</td></tr>two<tr>three<td>c</td><td>d</td></tr></table>"

    (_text, words), (kind, table) = make_body(html)

    assert (kind, words) == ("table", "<p>One</p><p>twothree</p>")
    assert [[cell["value"] for cell in row["value"]] for row in table["rows"]] == [["a", "b"], ["c", "d"]]


def test_the_foot_of_a_table_is_its_last_row():
    ((_kind, table),) = make_body(
        "<table><tfoot><tr><td>Sum</td><td>3</td></tr></tfoot><tbody><tr><td>a</td><td>3</td></tr></tbody></table>"
    )

    assert [row["value"][0]["value"] for row in table["rows"]] == ["a", "Sum"]


def test_a_table_that_is_too_wide_keeps_its_caption():
    row = "".join(f"<td>{number}</td>" for number in range(40))

    assert make_text(f"<table><caption>Sums</caption><tr>{row}</tr></table>").startswith("<p>Sums</p><p>0 | 1 | 2")


def test_the_item_before_a_table_stays_an_item():
    assert make_body(f"<ul><li>a{TABLE.format('b')}</li></ul>")[0] == ("text", "<ul><li>a</li></ul>")


@pytest.mark.parametrize(
    "line", [FILM, f'<a href="{FILM}">{FILM}</a>', f"<span>{FILM}</span>", "https://vimeo.com/1084537"]
)
def test_the_address_of_a_video_alone_on_a_line_is_the_video(line):
    (_text, before), (kind, video), _after = make_body(f"<p>a</p><p>{line}</p><p>b</p>")

    assert (before, kind, video["title"]) == ("<p>a</p>", "embed", "")
    assert video["url"] in line


@pytest.mark.parametrize(
    "html",
    [
        f"<p>See {FILM}</p>",
        f'<p><a href="{FILM}">The film</a></p>',
        f"<ul><li>{FILM}</li></ul>",
        "<p>https://example.org/watch?v=dQw4w9WgXcQ</p>",
        f'<p><a href="https://example.org/">{FILM}</a></p>',
    ],
)
def test_other_addresses_of_videos_are_words(html):
    assert [kind for kind, _value in make_body(html)] == ["text"]


def test_where_nobody_can_give_a_title_the_address_of_a_video_is_a_link_in_its_answer():
    html = f"<p><b>Why?</b></p><p>So.</p><p>{FILM}</p><p>And so.</p>"

    ((_kind, value),) = [
        (block["type"], block["value"]) for block in make_blocks(read_markup(html), INTERVIEW, takes_videos=False)
    ]

    assert value["answer"] == f'<p>So.</p><p><a href="{FILM}">{FILM}</a></p><p>And so.</p>'


@pytest.mark.parametrize(
    ("language", "shown"), [("fr", "«\u202fUne graine.\u202f»"), ("pt", "«Une graine.»"), ("en", "“Une graine.”")]
)
@pytest.mark.parametrize("typed", ["«\xa0Une graine.\xa0»", "« Une graine. »", "“Une graine.”", "Une graine."])
def test_the_marks_and_spaces_that_a_quote_loses_are_set_by_each_language(typed, language, shown):
    ((_kind, value),) = make_body(f"<blockquote><p>{typed}</p></blockquote>")

    with translation.override(language):
        page = render_to_string("blocks/quote.html", {"value": BodyBlock().child_blocks["quote"].to_python(value)})

    assert shown in page.replace('<span class="hang">', "").replace("</span>", "")
