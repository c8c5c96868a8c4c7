"""Corrections of a moderator: recorded with who, what and why; the translator accepts or answers them."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from cms.translation.models import SegmentCorrection

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected(in_review, moderator, put):
    put(moderator, in_review, "title", "Um título melhor")
    return in_review


def describe(review):
    return [(row["by"], row["before"], row["after"], row["reason"]) for row in review["corrections"]]


def test_a_moderators_edit_in_review_is_a_correction(corrected, translator, read, find):
    review = read(translator, corrected)
    assert describe(review) == [("Rui Carvalho", "[Un texte]", "Um título melhor", "")]
    assert review["corrections"][0]["segment"] == find(corrected, "title").pk


def test_what_a_translator_writes_before_the_submission_is_none(translation, translator, put, read, act):
    put(translator, translation, "title", "Primeiro")
    act(translator, translation, "submit-for-moderation")
    assert read(translator, translation)["corrections"] == []


def test_several_edits_of_a_segment_are_one_correction_of_what_was_submitted(corrected, moderator, put, read):
    put(moderator, corrected, "title", "Outro ainda")
    assert describe(read(moderator, corrected)) == [("Rui Carvalho", "[Un texte]", "Outro ainda", "")]
    put(moderator, corrected, "title", "[Un texte]")
    assert describe(read(moderator, corrected)) == []


def test_words_that_a_moderator_took_away_are_a_correction_of_theirs(in_review, moderator, read, find, commit):
    pk = find(in_review, "summary").pk
    with commit():
        moderator.browser.delete(reverse("wagtail_localize:edit_string_translation", args=[in_review.pk, pk]))
    assert describe(read(moderator, in_review)) == [("Rui Carvalho", "[Un résumé.]", "", "")]


def test_the_reason_is_kept_when_the_review_ends(corrected, moderator, translator, ask, find, act, read):
    ask(moderator, "correction", corrected, find(corrected, "title").pk, reason=" Nome  oficial ")
    act(moderator, corrected, "reject", comment="Veja.")
    assert describe(read(translator, corrected)) == [("Rui Carvalho", "[Un texte]", "Um título melhor", "Nome oficial")]


def test_what_the_translator_writes_afterwards_does_not_change_the_correction(
    corrected, moderator, translator, act, put, read
):
    act(moderator, corrected, "reject", comment="Veja.")
    put(translator, corrected, "title", "Terceiro título")
    assert describe(read(translator, corrected)) == [("Rui Carvalho", "[Un texte]", "Um título melhor", "")]
    assert SegmentCorrection.objects.get().after == "Um título melhor"


def test_an_approved_text_shows_its_corrections_until_the_next_review(corrected, moderator, translator, act, read):
    act(moderator, corrected, "approve")
    assert describe(read(translator, corrected))[0][2] == "Um título melhor"


def test_the_translator_accepts_a_correction_and_may_take_that_back(corrected, moderator, translator, ask, find, act):
    act(moderator, corrected, "reject", comment="Veja.")
    pk = find(corrected, "title").pk
    accepted = ask(translator, "acceptance", corrected, pk)["corrections"][0]
    assert accepted["accepted"]["by"] == "Marta Figueira"
    assert ask(translator, "acceptance", corrected, pk, method="delete")["corrections"][0]["accepted"] is None


def test_nobody_accepts_their_own_correction(corrected, moderator, ask, find):
    assert ask(moderator, "acceptance", corrected, find(corrected, "title").pk, status=403)["detail"]


def test_a_correction_that_is_corrected_again_is_to_be_accepted_again(
    corrected, moderator, translator, ask, find, put, read
):
    ask(translator, "acceptance", corrected, find(corrected, "title").pk)
    put(moderator, corrected, "title", "Outra vez")
    assert read(translator, corrected)["corrections"][0]["accepted"] is None


def test_an_answer_to_a_correction_is_a_comment_at_its_segment(corrected, moderator, translator, ask, find, read):
    pk = find(corrected, "title").pk
    ask(translator, "threads", corrected, segment=pk, text="Prefiro o outro.", correction="1")
    thread = read(moderator, corrected)["threads"][0]
    assert (thread["segment"], thread["is_answer"]) == (pk, True)


def test_only_a_reviewer_says_why(corrected, translator, moderator, ask, find, act):
    pk = find(corrected, "title").pk
    ask(translator, "correction", corrected, pk, reason="?", status=403)
    assert ask(moderator, "correction", corrected, pk, reason="a" * 501, status=400)["detail"]
    act(moderator, corrected, "reject", comment="Veja.")
    ask(moderator, "correction", corrected, pk, reason="?", status=403)


def test_a_part_that_was_not_corrected_can_be_neither_explained_nor_accepted(
    corrected, moderator, translator, ask, find
):
    pk = find(corrected, "summary").pk
    ask(moderator, "correction", corrected, pk, reason="?", status=400)
    ask(translator, "acceptance", corrected, pk, status=400)


def test_a_correction_stays_without_a_name_once_the_account_is_deleted(
    in_review, hire, moderator, translator, put, act, read, commit
):
    leaver = hire("moderator", "pt", first_name="Ana", last_name="Lopes")
    put(leaver, in_review, "title", "Um título melhor")
    act(moderator, in_review, "reject", comment="Veja.")
    with commit():
        get_user_model().objects.get(pk=leaver.user.pk).delete()
    ((by, _before, after, _reason),) = describe(read(translator, in_review))
    assert (after, "Lopes" in by) == ("Um título melhor", False)
