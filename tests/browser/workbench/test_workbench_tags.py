"""Numbered tags against everything that a browser does to a text: a tag is never broken, and its loss is said."""

import random

import pytest
from playwright.sync_api import expect

from .test_workbench import find_row, open_workbench, translation  # noqa: F401 - fixtures

BODY = '<p>Veja a <b>coleção antiga</b> e o <a href="https://example.org/">acervo</a> antes das 18h30.</p>'
COPIED = "Veja a <b>coleção antiga</b> e o <a>acervo</a> antes das 18h30."
# What the row would store, its chips, and tags that are out of place. An attribute of a link is of no interest here.
READ = """target => {
    const PAIRED = "[data-chip=open], [data-chip=close]";
    const chips = (element) => [...element.children].filter((child) => child.matches(PAIRED));
    const broken = [...target.querySelectorAll("[data-open]")].filter((pair) => {
        const kinds = chips(pair).map((chip) => chip.dataset.chip).join();
        return kinds !== "open,close" || pair.firstChild !== chips(pair)[0] || pair.lastChild !== chips(pair)[1];
    });
    const strays = [...target.querySelectorAll(PAIRED)].filter((chip) => !chip.parentNode.dataset.open);
    const foreign = target.querySelectorAll(":not([data-open], [data-chip], br)");
    return {
        words: workbench.read(target).replace(/<a [^>]*>/g, "<a>").replace(/\\u00a0/g, " "),
        broken: broken.length + strays.length + foreign.length,
    };
}"""
SELECT = """([target, first, last]) => {
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT, (node) =>
        node.parentNode.closest("[data-chip]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const range = document.createRange();
    for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
        if (first >= at && first <= at + node.length) range.setStart(node, first - at);
        if (last >= at && last <= at + node.length) { range.setEnd(node, last - at); break; }
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
PASTE = """([target, html, plain]) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", plain);
    if (target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })))
        document.execCommand("insertHTML", false, html || plain);
}"""


class Row:
    """The row whose original has tags, with the original copied into it."""

    def __init__(self, window):
        self.window, self.press = window, window.keyboard.press
        self.row = window.locator(".wb-row:has(.wb-row__source .wb-pair)")
        self.target = self.row.locator(".wb-row__target")
        self.start()

    def start(self):
        self.target.click()
        self.press("Alt+c")
        assert self.words == COPIED

    @property
    def words(self):
        """What would be stored; fails if a tag is broken."""
        read = self.target.evaluate(READ)
        assert not read["broken"], self.target.inner_html()
        return read["words"]

    def select(self, first, last):
        """Select characters, chips not counted."""
        self.target.evaluate("(target, [first, last]) => (" + SELECT + ")([target, first, last])", [first, last])

    def paste(self, html, plain):
        """Paste from another program."""
        self.target.evaluate("(target, [html, plain]) => (" + PASTE + ")([target, html, plain])", [html, plain])


@pytest.fixture
def body():
    return BODY


@pytest.fixture
def row(open_workbench):  # noqa: F811
    context = {"permissions": ["clipboard-read", "clipboard-write"]}
    return Row(open_workbench(**context).window)


def test_half_a_pair_that_is_cut_stays_whole_and_undo_brings_its_words_back(row):
    row.select(5, 14)  # "a coleção", with the opening chip
    row.press("Control+x")
    assert row.words == "Veja <b> antiga</b> e o <a>acervo</a> antes das 18h30."
    row.press("Control+z")
    assert row.words == COPIED
    row.press("Control+Shift+z")
    assert row.words == "Veja <b> antiga</b> e o <a>acervo</a> antes das 18h30."


def test_half_a_chip_that_is_pasted_brings_words_alone(row):
    row.select(5, 14)
    row.press("Control+c")
    row.press("Control+End")
    row.press("Control+v")
    assert row.words == f"{COPIED}a coleção"


def test_a_whole_pair_that_is_cut_is_missed_aloud_and_pasted_whole(row):
    row.select(4, 21)
    row.press("Control+x")
    assert row.words == "Veja e o <a>acervo</a> antes das 18h30."
    expect(row.row.locator(".wb-row__checks")).to_contain_text("gras")  # one passage in bold less
    row.press("Control+End")
    row.press("Control+v")
    assert row.words == "Veja e o <a>acervo</a> antes das 18h30. a <b>coleção antiga</b>"
    expect(row.row.locator(".wb-row__checks")).not_to_contain_text("gras")
    row.press("Control+z")
    assert row.words == "Veja e o <a>acervo</a> antes das 18h30."
    row.press("Control+z")
    assert row.words == COPIED


def test_words_of_the_original_are_pasted_with_the_tags_that_are_missing(row):
    row.press("Control+a")
    row.press("Delete")
    assert row.words == ""
    box = row.row.locator(".wb-row__source").bounding_box()
    mouse = row.window.mouse
    mouse.move(box["x"] + 1, box["y"] + 8)
    mouse.down()
    mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] - 6, steps=6)
    mouse.up()
    row.press("Control+c")
    row.target.click()
    row.press("Control+v")
    assert row.words == COPIED


ELSEWHERE = [
    ("<p>um <b>dois</b></p><script>x</script><p>três</p>", "um dois\n\ntrês", "um dois três"),
    ('<span data-open="<script>" data-close="</script>">mau</span>', "mau", "mau"),
    ('<span class="wb-chip" data-chip="open">9</span>só', "só", "só"),
    ("", "a < b & c <b>d", "a &lt; b &amp; c &lt;b&gt;d"),
    ("<img src=x>", "", ""),
]


def test_what_comes_from_elsewhere_comes_as_words(row):
    for html, plain, words in ELSEWHERE:
        row.press("Alt+c")
        row.paste(html, plain)
        assert row.words == COPIED + words


def test_words_that_are_dragged_take_no_tag_apart(row):
    box = row.target.bounding_box()
    row.select(5, 14)
    start = row.target.evaluate(
        "() => { const { x, y, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();"
        " return [x + width / 2, y + height / 2]; }"
    )
    row.window.mouse.move(*start)
    row.window.mouse.down()
    row.window.mouse.move(start[0] + 10, start[1], steps=3)
    row.window.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8, steps=8)
    row.window.mouse.up()
    words = row.words
    assert words.startswith("Veja <b> antiga</b>"), words
    assert words.count("coleção") == 1
    assert "<a>acervo</a>" in words
    row.press("Control+z")
    assert row.words == COPIED


def test_a_key_at_a_chip_steps_over_it_and_takes_an_empty_pair_away(row):
    row.select(7, 7)
    row.press("Backspace")  # before the chip: the space
    assert row.words == COPIED.replace("a <b>", "a<b>")
    row.press("Delete")  # the chip: over it
    row.press("Delete")
    assert row.words == COPIED.replace("a <b>c", "a<b>")
    row.select(21, 30)
    row.press("Control+End")
    row.select(6, 19)
    row.press("Delete")
    row.press("Backspace")
    row.press("Backspace")
    assert "<a>acervo</a>" in row.words


def test_what_was_typed_before_the_original_was_copied_comes_back(row):
    row.press("Control+a")
    row.window.keyboard.type("Mes mots")
    row.press("Alt+c")
    assert row.words == COPIED
    row.press("Control+z")
    assert row.words == "Mes mots"


def test_a_composition_is_left_alone_until_it_ends(row):
    """An input method, or a phone's keyboard: a change of the text below it would end it, or double its letters."""
    cdp = row.window.context.new_cdp_session(row.window)
    row.select(5, 14)
    row.target.evaluate(
        "target => { window.ends = 0; target.addEventListener('compositionend', () => ends++);"
        " window.changes = 0; new MutationObserver((all) => {"
        "   for (const { addedNodes } of all) for (const node of addedNodes) if (node.dataset?.chip) changes++;"
        " }).observe(target, { childList: true, subtree: true }); }"
    )
    for text in ("n", "no", "nov", "nova"):
        cdp.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        assert row.window.evaluate("[ends, changes]") == [0, 0]
    cdp.send("Input.insertText", {"text": "novà"})
    assert row.words.replace("<b>", "").startswith("Veja novà antiga")
    assert row.words.count("<b>") == 1
    row.press("Control+z")
    assert row.words == COPIED


def test_no_order_of_keys_breaks_a_tag(row):
    """At random places; the text is copied anew when it gets short."""
    lots = random.Random(7)
    keys = [
        "Backspace",
        "Delete",
        "Control+x",
        "Control+c",
        "Control+v",
        "Control+z",
        "Control+Shift+z",
        "x",
        " ",
        "Control+Backspace",
        "Control+Delete",
        "Shift+Enter",
        "Control+b",
        "Home",
        "End",
        "Shift+ArrowLeft",
        "ArrowRight",
        "Alt+t",
    ]
    for _step in range(90):
        length = row.target.evaluate("target => workbench.toText(workbench.read(target)).length")
        if length < 6:
            row.start()
            continue
        if lots.random() < 0.5:
            row.select(*sorted(lots.choices(range(length + 1), k=2)))
        key = lots.choice(keys)
        row.press(key)
        words = row.words
        assert max(words.count("<b>"), words.count("<a>")) <= 1, (key, words)
