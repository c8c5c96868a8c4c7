"""What survives of markup from other programs, rule by rule."""

import json

import pytest

from cms.importing.blocks import make_blocks
from cms.importing.errors import UnreadableError
from cms.importing.markup.parsing import LONGEST
from cms.importing.markup.reader import read_markup
from cms.importing.reading import Kind, Reading
from cms.importing.reasons import Reason
from cms.pages.blocks.bodies import BodyBlock, InterviewBodyBlock
from cms.pages.blocks.notes import list_marks

BODY, INTERVIEW = BodyBlock(), InterviewBodyBlock()


def make_body(html, block=BODY):
    """Return the types and values of the blocks that markup becomes, as a page holds them."""
    return [(child["type"], child["value"]) for child in make_blocks(read_markup(html), block)]


def make_text(html):
    body = make_body(html)
    assert [kind for kind, _value in body] == ["text"]
    return body[0][1]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>XX<sup>e</sup>, H<sub>2</sub>O</p>", "<p>XX<sup>e</sup>, H<sub>2</sub>O</p>"),
        ('<p>a<span style="vertical-align: super">b</span></p>', "<p>a<sup>b</sup></p>"),
        ('<p>a<span style="vertical-align: -4.0px">b</span></p>', "<p>a<sub>b</sub></p>"),
        ('<b style="font-weight:normal"><p>Plain</p></b>', "<p>Plain</p>"),
        ('<p><span style="font-weight:700;font-style:italic">a</span></p>', "<p><b><i>a</i></b></p>"),
        ("<style>.c1{font-weight:700}</style><p class=c1>a</p>", "<p><b>a</b></p>"),
        ("<p>Quoi&nbsp;? Dix\u202f%&nbsp;!</p>", "<p>Quoi\xa0? Dix\u202f%\xa0!</p>"),
        ('<p>a<span class="Apple-converted-space">&nbsp;</span>b</p>', "<p>a b</p>"),
        ('<p>Quoi<span class="Apple-converted-space">&nbsp;</span>?</p>', "<p>Quoi\xa0?</p>"),
        ("<p>a\n  b</p><p>&nbsp;</p><p><br></p><p>c</p>", "<p>a b</p><p>c</p>"),
        ("<div>a<br>b<br><br>c</div>", "<p>a<br/>b</p><p>c</p>"),
        ("<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>"),
        ("<p>1 < 2 &amp; \"x\" 'y'</p>", "<p>1 &lt; 2 &amp; \"x\" 'y'</p>"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("<ol><li><p>a</p><p>b</p></li></ol><p>c</p>", "<ol><li>a<br/>b</li></ol><p>c</p>"),
        ('<p><a href="https://example.org/?a=1&amp;b">x</a></p>', '<p><a href="https://example.org/?a=1&amp;b">x</a></p>'),
        (
            '<p><a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">x</a></p>',
            '<p><a href="https://example.org/a">x</a></p>',
        ),
        ('<p><font color="red" face="Arial">a</font> <u>b</u></p>', "<p>a b</p>"),
        ('<p style="white-space: pre-wrap">a  b\n c\n\nd</p>', "<p>a b<br/>c</p><p>d</p>"),
        ('<span style="white-space-collapse: preserve">a\nb</span>', "<p>a<br/>b</p>"),
        ('<div style="white-space: pre">\n<p style="white-space: normal">a\nb</p>\n</div>', "<p>a b</p>"),
        ('<p>a<span style="display: block">b</span>c <a style="display:block">d</a></p>', "<p>a<br/>b<br/>c<br/>d</p>"),
        ('<span>a</span><span class="c-mrkdwn__br" style="display: block"></span><span>b</span>', "<p>a</p><p>b</p>"),
        ("<p>a <q>b <i>c</i></q></p>", "<p>a “b <i>c</i>”</p>"),
    ],
)  # fmt: skip
def test_words_keep_their_form(html, text):
    assert make_text(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<article><p>a</p></article>",
        "<main>a</main>",
        "<a-custom-element><p>a</p></a-custom-element>",
        "<style>td {}</style><section>a</section>",
        "<head><style>td {}</style></head><details><p>a</p></details>",
    ],
)
@pytest.mark.parametrize(
    "before", ["<meta charset='utf-8'>", '<META content="text/html" charset="utf-8">\n', "<title>b</title>"]
)
def test_elements_that_browsers_copy_first_are_no_part_of_a_head(before, html):
    assert make_text(before + html) == "<p>a</p>"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///C:/a.doc", "#_Toc12", "letter.docx", "//example.org"])
def test_links_that_lead_nowhere_are_removed_and_counted(href):
    reading = read_markup(f'<p><a href="{href}">words</a></p>')

    assert make_blocks(reading, BODY)[0]["value"] == "<p>words</p>"
    assert reading.left_out == {Reason.LINKS: 1}


NOTES = {
    "word": (
        """<p>Le mot<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
        class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.</p><div
        style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
        style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> La <i>note</i>.</p></div></div>"""
    ),
    "google": (
        """<p>Le mot<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1"
        id="ftnt1">[1]</a><span>&nbsp;La <i>note</i>.</span></p></div>"""
    ),
    "libreoffice": (
        """<p>Le mot<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>
        <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
        href="#sdfootnote1anc">1</a> La <i>note</i>.</p></div>"""
    ),
    "wordpress": (
        """<p>Le mot<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>.</p>
        <ol class="wp-block-footnotes"><li id="a1">La <i>note</i>. <a href="#a1-link">↩︎</a></li></ol>"""
    ),
    "markdown": (
        """<p>Le mot<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p><section class="footnotes">
        <ol><li id="fn1" class="footnote-item"><p>La <i>note</i>. <a href="#fnref1">↩︎</a></p></li></ol></section>"""
    ),
}


@pytest.mark.parametrize("program", NOTES)
def test_footnotes_become_marks_of_the_word_before_and_a_list(program):
    (_kind, text), (kind, notes) = make_body(NOTES[program])

    ((note, words),) = list_marks(text)
    assert (kind, words) == ("notes", "mot")
    assert [(item["id"], item["value"]) for item in notes] == [(note, "<p>La <i>note</i>.</p>")]
    assert read_markup(NOTES[program]).sentences == []


def test_two_notes_of_one_word_become_one():
    html = (
        '<p>Mot<sup><a href="#a" id="a0">1</a></sup><sup><a href="#b" id="b0">2</a></sup></p>'
        '<ol><li id="a">A <a href="#a0">x</a></li><li id="b">B <a href="#b0">x</a></li></ol>'
    )

    (_text, (_notes, notes)) = make_body(html)

    assert [item["value"] for item in notes] == ["<p>A</p><p>B</p>"]


def test_the_note_of_a_heading_keeps_its_words_and_is_told():
    html = NOTES["google"].replace("<p>Le mot", "<h2>Le mot").replace(".</p><hr>", "</h2><hr>")
    reading = read_markup(html)

    assert [block["type"] for block in make_blocks(reading, BODY)] == ["heading", "notes"]
    assert reading.sentences == [
        "1 note has no mark yet, because its own stood in a heading, a quote or a table: choose its words."
    ]


def test_word_lists_are_lists_and_their_bullets_are_not_words():
    def item(level, marker, text):
        ignored = f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}<span>&nbsp; </span></span><![endif]>"
        return f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>{ignored}{text}</p>"

    html = item(1, "·", "a") + item(2, "1.", "b") + item(2, "2.", "c") + item(1, "·", "d")

    assert make_text(html) == "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"


def test_tables_keep_their_cells_heads_and_caption():
    html = (
        "<p class=MsoCaption>Tableau 1</p><table><thead><tr><td>A<td>B</thead>"
        "<tr><td colspan=2>c&nbsp;: 1</tr><tr><td>d</td><td><p>e</p><p>f</p></td></tr></table>"
    )
    reading = read_markup(html)
    ((kind, table),) = [(block["type"], block["value"]) for block in make_blocks(reading, BODY)]

    assert (kind, table["caption"], table["head"]) == ("table", "Tableau 1", "row")
    cells = [[cell["value"] for cell in row["value"]] for row in table["rows"]]
    assert cells == [["A", "B"], ["c\xa0: 1", ""], ["d", "e f"]]
    assert reading.left_out == {Reason.MERGED_CELLS: 1, Reason.CELL_STYLES: 1}


def test_a_table_that_arranges_a_page_is_text():
    assert make_text("<table><tr><td><p>a</p><p>b</p></td></tr></table>") == "<p>a</p><p>b</p>"


def test_quotes_lose_their_marks_and_keep_who_said_it():
    html = "<blockquote><p>« Une graine. »</p><cite>Helena V.</cite></blockquote><p class=MsoQuote>“Two.”</p>"

    assert make_body(html) == [
        ("quote", {"text": "Une graine.", "attribution": "Helena V."}),
        ("quote", {"text": "Two.", "attribution": ""}),
    ]


def test_tracked_changes_are_accepted_comments_left_out_and_both_counted():
    reading = read_markup(
        "<p>a<del>b</del><ins>c</ins> <a style='mso-comment-reference:X_1'>d</a><span class=MsoCommentReference><a "
        'class=msocomanchor href="#_msocom_1">[X1]</a></span></p><div style="mso-element:comment-list"><div '
        'style="mso-element:comment"><div id="_com_1"><p>e</p></div></div></div>'
    )

    assert make_blocks(reading, BODY)[0]["value"] == "<p>ac d</p>"
    assert reading.left_out == {Reason.CHANGES: 2, Reason.COMMENTS: 1}
    assert reading.sentences == ["1 comment was left out.", "2 tracked changes were accepted."]


def test_what_no_block_holds_is_counted():
    reading = read_markup(
        '<p>a <img src="x.jpg" alt="A fern"> b</p><hr><p><s>c</s></p><iframe src="https://x.example"></iframe>'
        "<svg></svg><p style='display:none'>d</p><form><input></form><h2>e</h2><h3>f</h3>"
    )
    make_blocks(reading, BODY)

    counted = (Reason.PICTURES, Reason.RULES, Reason.STRUCK, Reason.PLAYERS, Reason.DRAWINGS, Reason.HIDDEN)
    assert reading.left_out + reading.unfit == dict.fromkeys((*counted, Reason.FORM_FIELDS, Reason.LEVELS), 1)
    assert [picture.alt for picture in reading.pictures] == ["A fern"]


def test_forms_that_blocks_of_plain_words_do_not_hold_are_told():
    html = (
        "<h2>The making of <i>Guernica</i></h2><p>a</p><h2><i>All in italics</i></h2><p>b</p>"
        '<blockquote>XX<sup>e</sup></blockquote><p><b>Who is <a href="https://example.org/">it</a>?</b></p><p>c</p>'
    )
    reading = read_markup(html)
    make_blocks(reading, INTERVIEW)

    assert reading.sentences == [
        "3 headings, quotes and questions lost bold, italics, superscripts or links in their words."
    ]
    make_blocks(reading, BODY)  # without questions
    assert reading.unfit[Reason.WORD_STYLES] == 2


def test_a_numbered_list_that_does_not_begin_with_1_is_told():
    reading = read_markup("<ol start=1><li>a</ol><p>b</p><ol start=5><li>c</ol><ul start=5><li>d</ul>")

    assert reading.sentences == ["1 list is now numbered 1, 2, 3."]


def test_interviews_become_questions_and_answers():
    html = (
        "<p><b>An introduction in bold.</b></p><p><b>Pourquoi&nbsp;?</b></p><p>HV : Un geste.</p><ul><li>a</li></ul>"
        "<p>MW : Et après ?</p><p>HV : Rien.</p><p><b>Parlez du jardin.</b></p><p>HV : Il dort.</p><h2>Fin</h2><p>z</p>"
    )

    assert make_body(html, INTERVIEW) == [
        ("text", "<p><b>An introduction in bold.</b></p>"),
        ("question_answer", {"question": "Pourquoi\xa0?", "answer": "<p>Un geste.</p><ul><li>a</li></ul>"}),
        ("question_answer", {"question": "Et après ?", "answer": "<p>Rien.</p>"}),
        ("question_answer", {"question": "Parlez du jardin.", "answer": "<p>Il dort.</p>"}),
        ("heading", "Fin"),
        ("text", "<p>z</p>"),
    ]


def test_a_reading_is_the_same_after_it_was_stored():
    reading = read_markup(NOTES["word"] + "<table><tr><td>a<td>b</table><img src=x><del>c</del><ul><li>d</ul>")
    make_blocks(reading, BODY)

    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading
    assert {element.kind for element in reading.elements} >= {Kind.TABLE, Kind.PICTURE, Kind.ITEM}


@pytest.mark.parametrize(
    "html",
    [
        "", " ", "<", "<!--", "<!--[if", "<![endif]>", "\x00", "\ud800", "<table><tr>", "</p>", "<li>x", "<b>" * 3000,
        "<div>" * 20_000, "<table><tr><td>" * 500 + "x", '<?xml version="1.0" encoding="x"?><p>a</p>',
        "<a href='#a'>x</a>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>", "<p style=';:;'>a</p>", "<style>}{</style>", "<style><!--/*/*x",
        "<style><!-- --></style><!-- x", "<ol>" * 500 + "<li>x",
        "<sup><a href='#x' id='y'>1</a></sup><body id=x><a href='#y'>2</a>", "<td colspan=999999 rowspan=99999>x",
        "<table>" + "<tr><td rowspan=60000 colspan=1000>x" * 300, "<a href='http://[x'>x</a>", "<li aria-level=9>x",
    ],
)  # fmt: skip
def test_broken_markup_is_read_as_far_as_it_goes(html):
    reading = read_markup(html)
    value = BODY.to_python(make_blocks(reading, BODY))

    assert len(BODY.get_prep_value(value)) == len(value)
    assert reading.sentences is not None


def test_the_words_of_markup_nested_too_deep_are_kept():
    assert make_text("<div>" * 1000 + "deep") == "<p>deep</p>"


def test_a_text_that_is_too_long_gets_a_sentence():
    with pytest.raises(UnreadableError, match="too long"):
        read_markup("x" * (LONGEST + 1))
