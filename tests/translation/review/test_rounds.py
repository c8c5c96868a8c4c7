"""Rounds of a review: what changed since the last one and since the live version; what is marked as reviewed."""

import pytest

from cms.translation.models import ReviewedSegment, State, TextState
from cms.translation.status.stale import refresh_stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def send_back(act):
    """Request changes, and submit again what was changed since."""

    def send_back(translation, moderator, translator, put, **changes):
        act(moderator, translation, "reject", comment="Veja os comentários.")
        for path, words in changes.items():
            put(translator, translation, path, words)
        act(translator, translation, "submit-for-moderation")

    return send_back


def name_paths(translation, found):
    segments = {str(s.pk): s.context.path for s in translation.source.stringsegment_set.select_related("context")}
    return {segments[str(pk)] for pk in found}


def test_in_the_first_round_of_a_new_text_nothing_can_be_compared(in_review, moderator, read, ask):
    review = read(moderator, in_review)
    assert (review["since_round"], review["since_live"], review["settled"]) == ({}, {}, [])
    refusal = ask(moderator, "reviewed", in_review, "unchanged", status=400)["detail"]
    assert "first round" in refusal


def test_the_reviewer_sees_what_changed_since_the_round_before(in_review, moderator, translator, send_back, put, read):
    send_back(in_review, moderator, translator, put, summary="Outro resumo.")
    review = read(moderator, in_review)
    assert name_paths(in_review, review["since_round"]) == {"summary"}
    (steps,) = review["since_round"].values()
    assert "".join(step[0] + step[2] for step in steps) == "[Un résumé.]"
    assert "".join(step[1] + step[2] for step in steps) == "Outro resumo."


def test_what_the_reviewer_corrected_last_time_is_no_change_now(in_review, moderator, translator, send_back, put, read):
    put(moderator, in_review, "title", "Corrigido")
    send_back(in_review, moderator, translator, put, summary="Outro resumo.")
    assert name_paths(in_review, read(moderator, in_review)["since_round"]) == {"summary"}


def test_the_reviewer_sees_what_changed_since_the_live_version(in_review, moderator, translator, act, put, read):
    act(moderator, in_review, "approve")
    put(translator, in_review, "summary", "Um resumo novo.")
    act(translator, in_review, "submit-for-moderation")
    review = read(moderator, in_review)
    assert name_paths(in_review, review["since_live"]) >= {"summary"}
    assert "title" not in name_paths(in_review, review["since_live"])


def test_all_that_did_not_change_is_marked_at_once(in_review, moderator, translator, send_back, put, ask):
    send_back(in_review, moderator, translator, put, summary="Outro resumo.")
    answer = ask(moderator, "reviewed", in_review, "unchanged")
    assert name_paths(in_review, answer["reviewed"]) == {"title", "slug"}
    assert answer["marked"] == 2


def test_a_segment_with_an_open_comment_is_not_marked_with_the_others(
    in_review, moderator, translator, send_back, put, ask, find
):
    ask(moderator, "threads", in_review, segment=find(in_review, "title").pk, text="Não.")
    send_back(in_review, moderator, translator, put, summary="Outro resumo.")
    assert name_paths(in_review, ask(moderator, "reviewed", in_review, "unchanged")["reviewed"]) == {"slug"}


def test_a_mark_does_not_hold_for_other_words(in_review, moderator, translator, ask, find, put, read, act):
    pk = find(in_review, "title").pk
    assert list(ask(moderator, "reviewed", in_review, pk)["reviewed"]) == [str(pk)]
    act(moderator, in_review, "reject", comment="Veja.")
    put(translator, in_review, "title", "Outro título")
    assert read(translator, in_review)["reviewed"] == {}


def test_a_mark_can_be_taken_away(in_review, moderator, ask, find):
    pk = find(in_review, "title").pk
    ask(moderator, "reviewed", in_review, pk)
    assert ask(moderator, "reviewed", in_review, pk, method="delete")["reviewed"] == {}


def test_marking_everything_approves_nothing(in_review, moderator, ask, find):
    for path in ("title", "summary", "slug"):
        ask(moderator, "reviewed", in_review, find(in_review, path).pk)
    refresh_stale()
    assert not in_review.get_target_instance().live
    assert TextState.objects.get(translation=in_review).state == State.IN_REVIEW


def test_only_who_reviews_the_text_marks_segments(in_review, translator, moderator, hire, ask, find, act):
    pk = find(in_review, "title").pk
    ask(translator, "reviewed", in_review, pk, status=403)
    ask(translator, "reviewed", in_review, "unchanged", status=403)
    act(moderator, in_review, "reject", comment="Veja.")
    ask(moderator, "reviewed", in_review, pk, status=403)  # no longer under review
    assert not ReviewedSegment.objects.exists()


def test_a_moderator_marks_nothing_in_what_they_wrote(translation, moderator, hire, ask, find, act, put):
    both = hire("moderator", "pt")
    put(both, translation, "title", " ".join(["Um título muito comprido"] * 6))  # more than a few words
    act(both, translation, "submit-for-moderation")
    assert ask(both, "reviewed", translation, find(translation, "title").pk, status=403)["detail"]
