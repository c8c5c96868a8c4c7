"""The words of a text, and their writers, without a database."""

import json

import pytest
from django.db import models
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.authorship.attribution import MACHINE, Mark, Piece, mark_all, mark_words, pack, settle, unpack
from cms.authorship.shares import Share
from cms.authorship.tokenization import list_words, split_html, split_words
from home.models import StandardPage

OWN_APPS = {"home", "magazine", "exhibition"}
A, B = Mark(1), Mark(2)
SAID = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"]


def count(piece: Piece, mark: Mark) -> int:
    return list(piece.marks).count(mark)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Deux&nbsp;mots</p><p>l’horloge</p>", ["Deux", "mots", "l’horloge"]),
        ("<p>un<b>seul</b></p>", ["unseul"]),
        ('<a id="5" linktype="page">lien</a>', ["§5|page", "lien"]),
        ('<a id="a1">lien</a>', ["lien"]),
        ('<embed alt="" embedtype="image" format="left" id="3"/>', ["§image|3"]),
        ("  \u200b ", []),
    ],
)
def test_markup_is_no_word_and_a_link_or_image_counts_as_one(html, words):
    assert split_html(html) == words


def test_scripts_without_spaces_have_a_word_for_each_character():
    assert len(split_words("日本語の記事 Tokyo")) == 7


def test_blocks_images_and_dates_are_read_from_what_is_stored():
    body = [{"type": "text", "value": "<p>Trois petits mots</p>", "id": "x"}]
    data = {"title": "Un titre", "summary": "", "lead_picture": 7, "body": json.dumps(body), "owner": 3, "live": True}
    assert list_words(StandardPage, data) == ["Un", "titre", "§lead_picture:7", "Trois", "petits", "mots"]


def test_every_field_that_people_write_in_counts():
    for model in {*get_page_models(), *get_snippet_models()} - {Page}:
        for field in model._meta.get_fields():
            is_text = isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
            if model._meta.app_label in OWN_APPS and is_text and field.name not in ("path", "url_path", "draft_title"):
                assert list_words(model, {field.name: "quelques mots"}), (model, field)


def test_what_stays_keeps_its_writer_and_what_is_new_is_by_who_saves():
    piece = mark_words([*SAID, "onze"], mark_all(SAID, A), [], B)
    assert (count(piece, A), count(piece, B)) == (10, 1)


def test_moved_words_keep_their_writer():
    piece = mark_words([*SAID[5:], *SAID[:5]], mark_all(SAID, A), [], B)
    assert count(piece, B) == 0


def test_a_word_in_common_by_chance_makes_a_rewritten_text_nobody_elses():
    new = ["alpha", "beta", "gamma", "quatre", "delta", "epsilon", "zeta"]
    assert count(mark_words(new, mark_all(SAID, A), [], B), B) == 7


def test_words_put_together_anew_are_by_who_put_them_together():
    assert count(mark_words(SAID[::-2], mark_all(SAID, A), [], B), B) >= 4


def test_what_is_brought_back_keeps_its_writer():
    piece = mark_words(SAID, mark_all(["autre"], B), [mark_all(SAID, A)], B)
    assert count(piece, A) == 10


def test_who_publishes_settles_the_words_of_others_alone():
    assert [mark.status for mark in settle([A, B, MACHINE], 1)] == [1, 0, 0]


def test_runs_are_stored_and_read_as_they_were():
    piece = Piece(SAID, [A] * 4 + [B] * 6)
    assert len(pack(piece)) == 2
    assert unpack(json.loads(json.dumps(pack(piece)))) == piece
    assert unpack([]) == Piece([], [])


@pytest.mark.parametrize(
    ("written", "total", "is_small"), [(4, 4, True), (5, 25, True), (5, 24, False), (20, 100, True), (21, 100, False)]
)
def test_a_fifth_is_the_limit_and_fewer_than_five_words_pass(written, total, is_small):
    share = Share(written, total)
    assert share.is_small is is_small
    assert (share.percent <= 20) is is_small or written < 5


def test_the_share_is_a_setting(settings):
    settings.REVIEWER_SHARE = 0.5
    assert Share(50, 100).is_small
    settings.REVIEWER_SHARE = 0
    assert not Share(5, 100).is_small
