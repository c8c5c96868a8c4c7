"""Blank text: everything that shows a reader nothing, in whatever form."""

import pytest

from cms.core.editing.blank import is_blank

BLANK = [
    None, "", " ", "\t\r\n", "\u00a0", "\u202f", "\u2003", "\u3000", "\u200b", "\u200c\u200d", "\u2060", "\ufeff",
    "\u00ad", "\u200e\u200f", "\u2028\u2029", "\u0301", "\u0301\u0300 ", "\ufe0f", "\u034f", "\u3164", "\u2800",
    "\U000e0020", "\x00",
    "&nbsp;", "&#160;", "&#xA0;", "&#8203;", "&ZeroWidthSpace;", "&shy;", "&emsp;&thinsp;", " &nbsp;\u200b ",
    "<b></b>", "<b> </b>", "<b><i>&nbsp;</i></b>", "<br>", "<br/><br />", '<a id="a1"></a>', '<a id="a1">\u200b</a>',
    "<!-- words -->", "<b><!-- words --></b>", "<!DOCTYPE html>", "<?php words ?>", "<script>words()</script>",
    "<style>b {}</style>", "<p></p>", "<p>\u2060</p><p>&#xfeff;</p>", "<![CDATA[words]]>",
    "&nbsp", "&nbsp &nbsp", "&#160", "&#xA0", "&shy", "<b>&nbsp</b>", "&#160&#8203",
]  # fmt: skip
WORDS = [
    "a", " a ", "—", "…", "0", "?", "&amp;", "&lt;", "<", "3 < 4", "&nbsp;a", "<b>a</b>", "<br>a", "\u200ba", "é",
    "e\u0301", "日本", "Ω", "ع", "❤", "½", "&", "&amp;nbsp;", "<!-- x -->a", "&nbspa", "&#650",
    "\U0001f3db", '<embed embedtype="image"/>',
]  # fmt: skip


@pytest.mark.parametrize("text", BLANK, ids=repr)
def test_what_shows_nothing_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", WORDS, ids=repr)
def test_what_shows_anything_is_not(text):
    assert not is_blank(text)
