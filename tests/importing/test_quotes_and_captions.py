"""What belongs together in markup: quotes and who said them, captions, and what Word for the web says by roles."""

import pytest

from cms.importing.blocks import make_blocks
from cms.importing.markup.reader import read_markup
from cms.importing.reading import Kind
from cms.importing.reasons import Reason
from cms.pages.embeds import find_player

from .test_markup import BODY, make_body


@pytest.mark.parametrize(
    ("html", "quotes"),
    [
        ("<blockquote><p>a</p><p>b</p></blockquote><blockquote><p>c</p></blockquote>", [("a\nb", ""), ("c", "")]),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", [("a\nb", "")]),  # LibreOffice: one for a paragraph
        ("<p class=MsoQuote>a</p><p class=MsoQuote>b</p>", [("a\nb", "")]),
        ("<blockquote><p>a</p><footer>— B in <cite>C</cite></footer></blockquote>", [("a", "B in C")]),
        (
            "<figure><blockquote><p>a</p></blockquote><figcaption>B, <cite>C</cite></figcaption></figure>",
            [("a", "B, C")],
        ),
    ],
)
def test_a_quote_ends_where_its_markup_says_so_and_keeps_who_said_it(html, quotes):
    assert [(value["text"], value["attribution"]) for _kind, value in make_body(html)] == quotes


def test_the_caption_below_a_figure_is_that_of_what_stands_in_it():
    table = "<table><tr><td>a<td>b</table>"
    figure = f"<figure>{table}<figcaption>One</figcaption></figure>"
    quote = "<figure><blockquote><p>Q</p></blockquote><figcaption>Said</figcaption></figure>"

    body = make_body(quote + figure + table + f"<figure><figcaption>Above</figcaption>{table}</figure>")

    assert [value.get("caption", value.get("attribution")) for _kind, value in body] == ["Said", "One", "", "Above"]


@pytest.mark.parametrize("words", ["Tableau de Claude Monet", "Quadro de Amadeo", "Table d’un herboriste"])
def test_a_picture_of_a_painting_keeps_its_caption(words):
    reading = read_markup(f"<p><img src=x></p><p class=MsoCaption>{words}</p><table><tr><td>a<td>b</table>")

    assert [picture.caption for picture in reading.pictures] == [words]


@pytest.mark.parametrize("words", ["Tableau 1 : a", "Quadro n.º\xa02", "TABLE IV. a"])
def test_the_numbered_caption_between_a_picture_and_a_table_is_that_of_the_table(words):
    reading = read_markup(f"<p><img src=x></p><p class=MsoCaption>{words}</p><table><tr><td>a<td>b</table>")

    assert [element.words for element in reading.elements if element.kind is Kind.TABLE] == [words]


def test_word_for_the_web_writes_roles_and_levels():
    def item(level, text):
        return (
            f'<div><ul><li data-aria-level="{level}" role="listitem"><p>{text}<span>&nbsp;</span></p></li></ul></div>'
        )

    heading = '<div><p role="heading" aria-level="2"><span>Title</span><span class="EOP">&nbsp;</span></p></div>'

    assert make_body(heading + item(1, "a") + item(2, "b") + item(1, "c")) == [
        ("heading", "Title"),
        ("text", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ]


@pytest.mark.parametrize(
    ("frame", "video"),
    [
        ('<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="YouTube video player"></iframe>', ""),
        ('<iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ" title="A walk"></iframe>', "A walk"),
        ('<figure><iframe data-src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><figcaption>B</figure>', "B"),
    ],
)
def test_the_player_of_a_video_becomes_its_block(frame, video):
    url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    reading = read_markup(f"<p>a</p>{frame}<p>b</p>")

    assert [block["value"] for block in make_blocks(reading, BODY)] == [
        "<p>a</p>",
        {"url": url, "title": video},
        "<p>b</p>",
    ]
    assert [block["value"] for block in make_blocks(reading, BODY, takes_videos=False)] == [
        f'<p>a</p><p><a href="{url}">{url}</a></p>{f"<p>{video}</p>" if video else ""}<p>b</p>'
    ]
    assert reading.sentences == []


def test_a_video_of_vimeo_is_one_of_those_that_pages_can_show():
    ((_kind, value),) = make_body('<iframe src="https://player.vimeo.com/video/1084537?h=8"></iframe>')

    assert value["url"] == "https://vimeo.com/1084537"
    assert find_player(value["url"])


@pytest.mark.parametrize("src", ["", "https://player.example/1", "https://www.youtube.com/embed/videoseries?list=x"])
def test_other_players_are_left_out_and_told(src):
    assert read_markup(f'<p>a</p><iframe src="{src}"></iframe>').left_out == {Reason.PLAYERS: 1}
