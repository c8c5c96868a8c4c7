"""Offered translations are fuzzy in PO files, and a file in which they are no longer fuzzy confirms them."""

import pytest

from cms.translation.text.segments import find_missing
from tests.scenes import scene
from tests.translation.uploading import download, take_in

pytestmark = pytest.mark.django_db


@scene
def changed(start, fill, commit):
    """A finished translation whose original has changed since, in two parts."""
    translation = start()
    fill(translation)
    page = translation.source.get_source_instance()
    page.title, page.summary = "Un texte tout neuf", "Un résumé plus long."
    with commit():
        page.save_revision().publish()
    return translation


def test_what_is_offered_is_fuzzy_and_says_what_the_original_was(changed, hire):
    po = download(hire("translator", "pt"), changed)
    entry = po.find("Un résumé plus long.")
    assert (entry.fuzzy, entry.msgstr, entry.previous_msgid) == (True, "[Un résumé.]", "Un résumé.")
    assert not po.find("un-texte").fuzzy


def test_a_file_that_comes_back_as_it_was_confirms_nothing(changed, hire):
    translator = hire("translator", "pt")
    take_in(translator, changed, download(translator, changed))
    assert {segment.context.path for segment in find_missing(changed)} == {"title", "summary"}


def test_what_the_translator_checked_is_confirmed_with_the_same_words_or_new_ones(changed, hire):
    translator = hire("translator", "pt")
    po = download(translator, changed)
    po.find("Un résumé plus long.").flags = []
    new = po.find("Un texte tout neuf")
    new.flags, new.msgstr = [], "Um texto novo"
    take_in(translator, changed, po)
    assert find_missing(changed) == []


def test_machine_translation_leaves_what_is_offered_to_people(changed, hire, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    hire("translator", "pt").post("wagtail_localize:machine_translate", changed.pk)
    assert {segment.context.path for segment in find_missing(changed)} == {"title", "summary"}
