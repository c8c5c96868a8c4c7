"""What comes through the link: comments and approvals, once each, never lost and never too much."""

import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.signoff.answering import LONGEST_COMMENT, MOST_SENDINGS
from cms.signoff.models import SignOff, SignOffComment

from .conftest import FIRST, SECOND, edit, get_state, make_body

pytestmark = pytest.mark.django_db


def list_comments():
    return list(SignOffComment.objects.values_list("block", "text"))


def test_comments_on_answers_and_the_whole_are_kept_with_their_question(helena, editor, interview):
    response = helena.send(**{f"comment__{FIRST}": "Eu disse\r\noutra coisa", "comment": "Obrigada <b>"})
    assert (response.status_code, response["Location"]) == (303, f"{helena.path}?said=sent#signoff-said")
    assert list_comments() == [(FIRST, "Eu disse\noutra coisa"), ("", "Obrigada <b>")]
    assert SignOffComment.objects.first().question == "Que garde un herbier ?"
    said = helena.open(query_params={"said": "sent"}).content.decode()
    assert "Obrigada &lt;b&gt;" in said
    assert "Agradecemos: os seus comentários foram enviados" in said
    assert get_state(editor, interview) == "commented"


def test_the_newsroom_is_told_once_of_all_comments_and_of_the_approval(helena, commit):
    mail.outbox.clear()
    with commit():
        helena.send(**{f"comment__{FIRST}": "Um", f"comment__{SECOND}": "Dois"})
    (told,) = mail.outbox
    assert told.to == ["editor@example.org"]
    assert all(word in told.body for word in ("Helena Vasconcelos", "Um", "Dois", "Et après ?", "/admin/sign-offs/"))
    with commit():
        helena.approve()
    assert "Signed off" in mail.outbox[1].subject
    assert helena.token not in "".join(message.body for message in mail.outbox)


def test_who_may_no_longer_edit_the_text_is_not_told(helena, editor, commit):
    mail.outbox.clear()
    editor.user.groups.clear()
    with commit():
        helena.send(comment="Um")
    assert mail.outbox == []


def test_what_is_sent_twice_is_kept_once(helena, commit):
    mail.outbox.clear()
    shown = helena.get_shown()
    with commit():
        for _again in range(2):
            assert helena.send(shown, comment="Um", approve="1").status_code == 303
    assert list_comments() == [("", "Um")]
    assert len(mail.outbox) == 2
    actions = PageLogEntry.objects.filter(action__startswith="signoff.").values_list("action", flat=True)
    assert sorted(actions) == ["signoff.approve", "signoff.ask", "signoff.comment"]


def test_an_approval_is_for_the_words_that_were_read(helena, editor, interview):
    shown = helena.get_shown()
    edit(interview, body=make_body(first="<p>Autre chose.</p>"))
    response = helena.send(shown, approve="1", comment="Bien")
    assert "said=changed" in response["Location"]
    assert list_comments() == [("", "Bien")]
    assert get_state(editor, interview) == "commented"
    assert "said=approved" in helena.approve()["Location"]
    assert get_state(editor, interview) == "approved"


def test_the_log_says_it_without_the_name(helena, interview, editor):
    helena.send(comment="Um")
    helena.approve()
    entries = PageLogEntry.objects.filter(page=interview, action__in=["signoff.comment", "signoff.approve"])
    assert [(entry.user, "Helena" in str(entry.data)) for entry in entries] == [(None, False)] * 2
    assert (
        "An interviewee approved these words" in editor.get("wagtailadmin_pages:history", interview.pk).content.decode()
    )


def test_a_comment_that_is_too_long_is_refused_and_nothing_typed_is_lost(helena):
    response = helena.send(**{f"comment__{FIRST}": "ã" * (LONGEST_COMMENT + 1), "comment": "E mais isto"})
    said = response.content.decode()
    assert response.status_code == 400
    assert "ã" * (LONGEST_COMMENT + 1) in said
    assert "E mais isto" in said
    assert "1 carácter a mais" in said
    assert list_comments() == []


@pytest.mark.parametrize("shown", ["", "x", "é" * 3000, "WzEsMl0:1abc:def"])
def test_a_form_that_is_not_ours_changes_nothing_and_loses_nothing(helena, shown):
    response = helena.send(shown, comment="Um", approve="1")
    assert response.status_code == 400
    assert "Um</textarea>" in response.content.decode()
    assert list_comments() == []
    assert SignOff.objects.get().approved_at is None


def test_the_form_of_one_link_is_refused_by_another(helena, editor, interview, ask):
    other = ask(editor, interview, name="Ana")
    assert other.send(helena.get_shown(), approve="1").status_code == 400


def test_an_empty_form_asks_for_something(helena):
    assert helena.send(comment=" \u200b"[:1]).status_code == 400


def test_too_much_is_refused_for_an_hour_and_nothing_typed_is_lost(helena):
    for number in range(MOST_SENDINGS):
        assert helena.send(comment=f"{number}").status_code == 303
    response = helena.send(comment="Ainda uma")
    assert response.status_code == 429
    assert "Ainda uma</textarea>" in response.content.decode()
    assert len(list_comments()) == MOST_SENDINGS
    SignOffComment.objects.update(written_at=timezone.now() - datetime.timedelta(hours=2))
    assert helena.send(comment="Ainda uma").status_code == 303


def test_what_was_typed_about_an_answer_that_is_gone_is_kept(helena, interview):
    shown = helena.get_shown()
    edit(interview, body="[]")
    assert helena.send(shown, **{f"comment__{SECOND}": "Isto não"}).status_code == 303
    assert list_comments() == [(SECOND, "Isto não")]


@pytest.mark.parametrize(
    "hostile",
    [
        {"comment": "\x00a\x1b\ufffe"},
        {"comment": "a", "comment-' OR 1=1": "x", f"comment-{'a' * 99}": "x", "comment-": "x"},
        {"comment": SimpleUploadedFile("a.txt", b"x"), "comment-a": "b"},
        {"comment": "{% load i18n %}{{ request }}<script>alert(1)</script>"},
        {f"comment-a{number}": "x" for number in range(900)},
    ],
)
def test_hostile_input_makes_no_error_and_no_script(helena, hostile):
    response = Client().post(helena.path, {"shown": helena.get_shown(), **hostile})
    assert response.status_code in (303, 400, 429)
    said = helena.read()
    assert "<script>alert(1)" not in said
    assert all("\x00" not in text and len(block) <= 36 for block, text in list_comments())


def test_an_address_that_says_what_it_likes_says_nothing(helena):
    for said in ("approved", "<script>", "é" * 500):
        assert 'role="status"' not in helena.open(query_params={"said": said}).content.decode()


def test_an_answer_whose_block_has_an_odd_id_has_no_place_for_comments_and_makes_no_error(helena, interview):
    edit(interview, body=make_body().replace(FIRST, "x" * 40).replace(SECOND, "é&<"))
    assert "Comentar esta resposta" not in helena.read()
    assert helena.approve(comment="Um").status_code == 303


@pytest.mark.parametrize(
    "data",
    [
        {"comment": "a" * (3 * 1024 * 1024)},
        {f"comment-a{number}": "x" for number in range(1100)},
        {f"file{number}": SimpleUploadedFile(f"{number}.txt", b"x") for number in range(110)},
    ],
    ids=["one huge comment", "too many fields", "too many files"],
)
def test_too_much_at_once_is_answered_with_a_sentence_in_the_person_s_language(helena, data):
    shown = helena.get_shown()
    answer = Client().post(helena.path, {"shown": shown, **data})
    assert answer.status_code == 413
    assert "demasiado" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert list_comments() == []


def test_two_people_with_the_same_link_answer_for_the_same_person(helena, editor, interview):
    """Both are heard; the second approval changes nothing."""
    one, other = helena.get_shown(), helena.get_shown()
    helena.send(one, comment="Um", approve="1")
    first = SignOff.objects.get().approved_at
    helena.send(other, comment="Dois", approve="1")
    assert list_comments() == [("", "Um"), ("", "Dois")]
    assert SignOff.objects.get().approved_at == first


def test_old_words_cannot_be_approved_with_a_page_that_was_kept_open(helena, interview, editor):
    """Not even by somebody who approved them before they were changed."""
    shown = helena.get_shown()
    helena.send(shown, approve="1")
    edit(interview, title="Autre titre")
    assert "said=changed" in helena.send(shown, approve="1")["Location"]
    assert get_state(editor, interview) == "changed"
