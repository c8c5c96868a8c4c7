"""Superscripts and subscripts: “XXe” and “H2O” keep theirs, in one segment with their sentence."""

from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from cms.translation.checks.markup import find_breakage, find_losses

HTML = "<p>Au XX<sup>e</sup> siècle, de l’H<sub>2</sub>O.</p>"


def test_a_sentence_with_them_is_one_segment():
    template, strings = extract_strings(HTML)
    assert [string.data for string, _attrs in strings] == ["Au XX<sup>e</sup> siècle, de l’H<sub>2</sub>O."]
    assert restore_strings(template, strings) == HTML


def test_a_translation_may_have_them_and_is_told_of_those_that_it_lost():
    source, words = "H<sub>2</sub>O du XX<sup>e</sup>", "H<sub>2</sub>O of the 20th"
    assert find_breakage(source, words) == []
    assert find_losses(source, words) == ["The original has 1 more part in <sup>."]
    assert StringValue.from_translated_html(words).data == words
