"""The markup of a translated segment: broken markup is named, and so is markup of the original that it lacks."""

import pytest
from django.core.exceptions import ValidationError

from cms.translation.checks.markup import check_markup, find_breakage, find_losses

SOURCE = 'Un <b>mot</b>, <a id="a1">un lien</a> et <a id="a2">un <i>autre</i></a>.'
SOUND = [
    SOURCE, "palavras", "", " ", "3 < 4 & 5 > 4", "a <3 b", "&lt;script&gt;", "<b>x</b><br>y<br/>z<br />",
    "<B>x</B>", "<strong>x</strong> <em>y</em>", "<a id='a2'>x</a> <a id=a1>y</a>", '<a ID="a1">x</a>',
    "<b><b>x</b></b>",
    '<b><a id="a1"><i>x</i></a></b>', "<code>x</code>", "línea\noutra", "<b >x</b >",
]  # fmt: skip
BROKEN = [
    "<b>x", "x</b>", "<b>x</i>", "<b><i>x</b></i>", "<a>x</a>", '<a href="/">x</a>', '<a id="a9">x</a>',
    '<a id="">x</a>',
    '<a id="a1">x', '<a id="a1">x <a id="a2">y</a></a>', '<a id="a1"><b>x<a id="a2">y</a></b></a>',
    '<a id="a1" href="javascript:alert(1)">x</a>', '<a id="a1" onclick="x()">x</a>', '<b class="x">x</b>',
    '<b id="a1">x</b>',
    '<a id="a1" id="a2">x</a>', "<script>x</script>", "<SCRIPT>x</SCRIPT>", "<p>x</p>", "<span>x</span>", "<img src=x>",
    "<!-- x -->", "<!-- x", "<!DOCTYPE html>", "<?php x ?>", "<![CDATA[x]]>", "<b", "x <b", "<a id=\"a1>x</a>", "</br>",
    "<b/>x", "<br class=x>", "<b onmouseover=x()>x</b>", "<svg/onload=x()>", "<b\x00>x</b>", "x\x00", "x\x08",
    "<a/id=a1>x</a>",
    '<a id="a1"title="x">x</a>', "<text position=0>x</text>", "<x:y>z</x:y>",
]  # fmt: skip


@pytest.mark.parametrize("words", SOUND, ids=repr)
def test_sound_markup_passes(words):
    assert find_breakage(SOURCE, words) == []
    check_markup(SOURCE, words)


@pytest.mark.parametrize("words", BROKEN, ids=repr)
def test_what_breaks_a_text_is_named_and_refused(words):
    assert find_breakage(SOURCE, words)
    with pytest.raises(ValidationError):
        check_markup(SOURCE, words)


def test_each_fault_is_named_once():
    faults = find_breakage(SOURCE, "<p>a</p><p>b</p><b>c")
    assert len(faults) == len(set(faults)) == 2


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        (SOURCE, []),
        ('Uma <strong>palavra</strong>, <a id="a2"><em>outra</em></a> e <a id="a1">um laço</a>.', []),
        ("Uma palavra, uma ligação e outra.", ["bold", "un lien", "italics", "un autre"]),
        ('<b>Uma</b> <a id="a1">ligação</a>, <a id="a1">duas</a>, <i>x</i>', ["un autre"]),
        ('<b> </b><a id="a1">&nbsp;</a><a id="a2"><i>outra</i></a>', ["bold", "un lien"]),
    ],
)
def test_what_a_translation_lacks_is_named(words, lost):
    losses = find_losses(SOURCE, words)
    assert len(losses) == len(lost)
    assert all(word in said for word, said in zip(lost, losses, strict=True))


def test_an_original_without_markup_asks_for_none():
    assert find_losses("Un mot & un autre, 3 < 4", "<b>Uma</b> palavra") == []


def test_lost_lines_are_counted():
    assert "2" in find_losses("a<br>b<br/>c", "a b c")[0]


@pytest.mark.parametrize("words", ["<" * 50_000, "<a" + " x" * 50_000, "<b>" * 20_000, "<a " * 50_000, "<!--" * 50_000])
def test_a_hostile_text_takes_no_time(words):
    assert find_breakage(SOURCE, words) or "<" * 50 in words
