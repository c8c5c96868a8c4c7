"""Comments on segments: who may write, settle and change them, and that none is lost with its segment."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.translation.models import CommentThread, SegmentComment

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(ask, find):
    """Begin a conversation about a segment; return it as the workbench gets it."""

    def comment(desk, translation, path="title", text="Porquê?", **data):
        data |= {"segment": find(translation, path).pk, "text": text}
        return ask(desk, "threads", translation, **data)["threads"][-1]

    return comment


def test_a_comment_stands_at_its_segment_with_who_wrote_it(in_review, moderator, translator, comment, read, find):
    comment(moderator, in_review, text="  Porquê\r\n\r\n«casa»?  ")
    thread = read(translator, in_review)["threads"][0]
    assert thread["segment"] == find(in_review, "title").pk
    assert [(said["by"], said["text"]) for said in thread["comments"]] == [("Rui Carvalho", "Porquê\n\n«casa»?")]
    assert not thread["resolved"]


@pytest.mark.parametrize("text", ["", " \u200b\n", "\x00", "a" * 2001])
def test_a_comment_that_says_nothing_or_too_much_is_refused_with_a_sentence(text, in_review, moderator, ask, find):
    segment = find(in_review, "title").pk
    assert ask(moderator, "threads", in_review, segment=segment, text=text, status=400)["detail"]
    assert not CommentThread.objects.exists()


@pytest.mark.parametrize("segment", ["", "0", "x", "9" * 30, "²", "-1"])
def test_a_segment_that_the_text_does_not_have_is_refused(segment, in_review, moderator, ask):
    assert ask(moderator, "threads", in_review, segment=segment, text="?", status=400)["detail"]


def test_an_answer_opens_what_was_settled_again(in_review, moderator, translator, comment, ask):
    thread = comment(translator, in_review)
    settled = ask(moderator, "resolution", in_review, thread["id"])["threads"][0]
    assert settled["resolved"]["by"] == "Rui Carvalho"
    answered = ask(moderator, "thread", in_review, thread["id"], text="Ainda não.")["threads"][0]
    assert not answered["resolved"]
    assert len(answered["comments"]) == 2


def test_conversations_are_settled_one_by_one(in_review, moderator, comment, ask):
    first, second = comment(moderator, in_review), comment(moderator, in_review, "summary")
    threads = ask(moderator, "resolution", in_review, first["id"])["threads"]
    assert [bool(thread["resolved"]) for thread in threads] == [True, False]
    reopened = ask(moderator, "resolution", in_review, first["id"], method="delete")["threads"]
    assert not any(thread["resolved"] for thread in reopened)
    assert second["id"] == reopened[1]["id"]


def test_in_review_a_reviewers_comment_is_not_settled_by_the_translator(in_review, moderator, translator, comment, ask):
    theirs, own = comment(moderator, in_review), comment(translator, in_review)
    assert ask(translator, "resolution", in_review, theirs["id"], status=403)["detail"]
    ask(translator, "resolution", in_review, own["id"])


def test_once_changes_are_requested_the_translator_settles_what_is_done(
    in_review, moderator, translator, comment, ask, act
):
    thread = comment(moderator, in_review)
    act(moderator, in_review, "reject", comment="Veja o título.")
    settled = ask(translator, "resolution", in_review, thread["id"])["threads"][0]
    assert settled["resolved"]["by"] == "Marta Figueira"


def test_only_ones_own_comments_are_changed_or_deleted(in_review, moderator, translator, comment, ask):
    said = comment(moderator, in_review)["comments"][0]
    assert ask(translator, "comment", in_review, said["id"], text="Outra", status=403)["detail"]
    assert ask(translator, "comment", in_review, said["id"], method="delete", status=403)["detail"]
    changed = ask(moderator, "comment", in_review, said["id"], text="Outra?")["threads"][0]["comments"][0]
    assert (changed["text"], changed["is_changed"]) == ("Outra?", True)
    assert ask(moderator, "comment", in_review, said["id"], method="delete")["threads"] == []


def test_a_comment_that_was_answered_is_not_deleted(in_review, moderator, translator, comment, ask):
    thread = comment(moderator, in_review)
    ask(translator, "thread", in_review, thread["id"], text="Porque sim.")
    assert ask(moderator, "comment", in_review, thread["comments"][0]["id"], method="delete", status=400)["detail"]
    assert SegmentComment.objects.count() == 2


def test_people_of_other_languages_neither_read_nor_comment(in_review, hire, ask, find):
    other = hire("moderator", "en")
    ask(other, "", in_review, method="get", status=403)
    ask(other, "threads", in_review, segment=find(in_review, "title").pk, text="?", status=403)
    assert not CommentThread.objects.exists()


def test_a_conversation_of_another_text_is_not_reached_through_this_one(in_review, start, moderator, comment, ask):
    other = start(title="Autre")
    thread = comment(moderator, other)
    answer = moderator.post("translation_review_thread", in_review.pk, thread["id"], data={"text": "?"})
    assert answer.status_code == 404


def publish_original(translation, commit, **changes):
    source = Page.objects.get(pk=translation.source.get_source_instance().pk).specific
    for name, value in changes.items():
        setattr(source, name, value)
    with commit():
        source.save_revision().publish()


def test_comments_stay_at_a_segment_whose_original_is_edited(translation, translator, comment, read, find, commit):
    comment(translator, translation, "summary")
    publish_original(translation, commit, summary="Un tout autre résumé, bien plus long que le premier.")
    thread = read(translator, translation)["threads"][0]
    assert thread["segment"] == find(translation, "summary").pk
    assert thread["is_of_former_words"]
    assert thread["source"] == "Un résumé."


def test_comments_of_a_segment_that_is_gone_are_still_listed(translation, translator, comment, read, commit):
    comment(translator, translation, "summary", text="E este?")
    publish_original(translation, commit, summary="")
    thread = read(translator, translation)["threads"][0]
    assert thread["segment"] is None
    assert (thread["label"], thread["source"]) == ("Summary", "Un résumé.")


def test_what_somebody_said_stays_without_their_name_once_their_account_is_deleted(
    in_review, hire, translator, comment, read, commit
):
    leaver = hire("moderator", "pt", first_name="Ana", last_name="Lopes")
    comment(leaver, in_review)
    with commit():
        get_user_model().objects.get(pk=leaver.user.pk).delete()
    said = read(translator, in_review)["threads"][0]["comments"][0]
    assert (said["text"], "Lopes" in said["by"]) == ("Porquê?", False)
    assert said["by"]


def test_reading_costs_the_same_however_much_was_said(in_review, moderator, read, find, put):
    def count():
        with CaptureQueriesContext(connection) as queries:
            read(moderator, in_review)
        return len(queries)

    def talk(times):
        for _ in range(times):
            segment = find(in_review, "title")
            thread = CommentThread.objects.create(translation=in_review, context=segment.context, string=segment.string)
            SegmentComment.objects.create(thread=thread, user=moderator.user, text="?")

    talk(1)
    put(moderator, in_review, "title", "Um")
    count()  # what is asked once a process
    few = count()
    talk(30)
    put(moderator, in_review, "summary", "Dois")
    assert count() == few
    assert few <= 30, few  # session, user and rights included; eight are of the checks of terms
