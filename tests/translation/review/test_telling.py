"""Who hears of comments: the other side, once a day by mail, and on the desk until they have answered."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.translation.models import Notice, TranslationJob

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(ask, find):
    def comment(desk, translation, path="title", text="Porquê?"):
        return ask(desk, "threads", translation, segment=find(translation, path).pk, text=text)["threads"][-1]

    return comment


def find_told():
    return sorted(Notice.objects.filter(kind="commented").values_list("recipient__username", flat=True))


def send():
    mail.outbox.clear()
    call_command("send_digest", verbosity=0)
    return {message.to[0].split("@")[0]: message.body for message in mail.outbox}


def test_a_moderators_comment_is_told_to_who_translated(in_review, moderator, translator, hire, comment):
    hire("translator", "pt", username="outra")
    comment(moderator, in_review)
    assert find_told() == ["marta"]


def test_a_translators_comment_is_told_to_the_moderators(translation, moderator, translator, hire, comment):
    hire("moderator", "en", username="tom")
    comment(translator, translation)
    assert find_told() == ["rui"]


def test_who_is_assigned_is_told(in_review, moderator, translator, hire, comment):
    other = hire("translator", "pt", username="nova")
    TranslationJob.objects.create(translation=in_review, assignee=other.user)
    comment(moderator, in_review)
    assert find_told() == ["nova"]


def test_ten_comments_are_one_line_in_one_mail(in_review, moderator, translator, comment):
    for number in range(10):
        comment(moderator, in_review, text=f"Nota {number}")
    assert find_told() == ["marta"]
    assert not mail.outbox
    assert send()["marta"].count("Rui Carvalho has commented on parts of it.") == 1


def test_comments_that_were_settled_meanwhile_are_not_told(in_review, moderator, translator, comment, ask):
    thread = comment(moderator, in_review)
    ask(moderator, "resolution", in_review, thread["id"])
    assert "marta" not in send()


def test_who_wants_no_mail_about_comments_gets_none(in_review, moderator, translator, comment):
    profile = translator.user.wagtail_userprofile
    profile.updated_comments_notifications = False
    profile.save()
    comment(moderator, in_review)
    assert "marta" not in send()


def test_who_has_left_the_language_is_not_told(in_review, moderator, translator, hire, comment, ask):
    leaver = hire("moderator", "pt", username="ana")
    thread = comment(leaver, in_review)
    leaver.user.groups.clear()
    Notice.objects.all().delete()
    ask(translator, "thread", in_review, thread["id"], text="Porque sim.")
    assert find_told() == ["rui"]


def test_the_desk_names_the_text_until_it_is_answered(in_review, moderator, translator, comment, ask):
    thread = comment(moderator, in_review)
    assert "Comments to answer" in translator.read_home()
    assert "Comments to answer" not in moderator.read_home()
    ask(translator, "thread", in_review, thread["id"], text="Porque sim.")
    assert "Comments to answer" not in translator.read_home()
    assert "Comments to answer" in moderator.read_home()
    ask(moderator, "resolution", in_review, thread["id"])
    assert "Comments to answer" not in moderator.read_home()


def test_the_desk_costs_the_same_however_many_texts_were_commented_on(
    in_review, start, moderator, translator, fill, comment
):
    def count():
        with CaptureQueriesContext(connection) as queries:
            page = translator.read_home()
        assert "Comments to answer" in page
        return len(queries)

    def comment_on_another(number):
        other = start(title=f"Autre {number}")
        fill(other, user=translator.user)
        comment(moderator, other)

    comment(moderator, in_review)
    comment_on_another(0)
    count()
    few = count()
    for number in range(1, 5):
        comment_on_another(number)
    count()  # Wagtail asks for its sites again after a page was saved
    assert count() == few


def test_a_request_for_changes_carries_what_was_said_of_single_parts(
    in_review, moderator, translator, comment, ask, find, act, put
):
    settled = comment(moderator, in_review, path="slug", text="Muito bem.")
    ask(moderator, "resolution", in_review, settled["id"])
    comment(moderator, in_review, text="Porquê\neste título?")
    put(moderator, in_review, "summary", "Um resumo mais.")
    ask(moderator, "correction", in_review, find(in_review, "summary").pk, reason="Mais curto.")
    mail.outbox.clear()

    act(moderator, in_review, "reject", comment="Duas notas.")

    body = next(message.body for message in mail.outbox if message.to[0].startswith("marta"))
    assert "Duas notas.\n\nOn single parts:\n- Title – Rui Carvalho: Porquê este título?\n" in body
    assert "- Summary – corrected: " in body
    assert "“[Un résumé.]” has become “Um resumo mais.” (Mais curto.)" in body
    assert "Muito bem" not in body
