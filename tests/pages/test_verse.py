"""Verse keeps its lines and stanzas, in every language."""

import pytest
from bs4 import BeautifulSoup

from cms.pages.blocks.bodies import VerseBlock
from cms.pages.blocks.texts import split_stanzas

BLOCK = VerseBlock()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_and_stanzas_are_those_that_were_typed(end):
    text = end.join(["Un vers", "  un autre ", "", " ", "Une strophe", ""])
    value = BLOCK.clean(BLOCK.to_python({"text": text, "attribution": ""}))
    html = BeautifulSoup(BLOCK.render(value), "html.parser")
    assert [[*p.stripped_strings] for p in html("p")] == [["Un vers", "un autre"], ["Une strophe"]]
    assert "\r" not in value["text"]


def test_a_text_without_words_has_no_stanza():
    assert split_stanzas(" \n\n") == split_stanzas(None) == []
