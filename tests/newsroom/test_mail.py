"""Notifications of moderation, by mail and on the admin's home page, to each person in their own language."""

import pytest
from django.core import mail
from django.db import transaction
from django.utils.translation import override

from cms.newsroom.notifications.mail import send_submitted


@pytest.fixture(autouse=True)
def _on_commit(monkeypatch):
    """Mails are sent on commit, and a test's transaction never ends: run on-commit functions at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda callback, **kwargs: callback())


@pytest.fixture
def people(hire):
    return {
        "author": hire("editor", "fr", "pt", username="author", first_name="Sofia", last_name="Almeida"),
        "moderator": hire("moderator", "pt", username="moderator", first_name="Rui", last_name="Carvalho"),
        "stranger": hire("moderator", "fr", username="stranger"),
    }


@pytest.fixture
def page(people, write):
    page = write("pt", title="Um arquivo que respira & vive", owner=people["author"].user)
    people["author"].submit(page)
    return page


def take_mail():
    """Empty the mailbox; return its mails by the name of the recipient."""
    mails = {message.to[0].split("@")[0]: message for message in mail.outbox}
    mail.outbox.clear()
    return mails


def test_a_submission_is_told_to_the_moderators_of_its_language_alone(page, superuser):
    mails = take_mail()
    assert set(mails) == {"moderator"}
    assert mails["moderator"].subject == "To review: “Um arquivo que respira & vive” (Portuguese)"
    assert "Sofia Almeida" in mails["moderator"].body
    assert f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/" in mails["moderator"].body


def test_a_submission_is_told_to_superusers_where_a_language_has_no_moderator(hire, superuser, write):
    hire("editor", "en").submit(write("en", title="A text"))
    assert set(take_mail()) == {"boss"}


def test_an_approval_is_told_to_the_author(people, page):
    take_mail()
    people["moderator"].approve(page)
    mails = take_mail()
    assert set(mails) == {"author"}
    assert "Rui Carvalho" in mails["author"].body
    assert f"/pt/{page.slug}/" in mails["author"].body


def test_a_request_for_changes_is_told_to_the_author_with_its_comment(people, page):
    take_mail()
    people["moderator"].ask_for_changes(page, "Falta a fonte.")
    mails = take_mail()
    assert set(mails) == {"author"}
    assert "Falta a fonte." in mails["author"].body


def test_who_resumed_a_text_is_told_as_well_as_its_first_author(people, page, hire):
    people["moderator"].ask_for_changes(page, "Falta a fonte.")
    hire("editor", "pt", username="second").submit(page)
    take_mail()
    people["moderator"].approve(page)
    assert set(take_mail()) == {"author", "second"}


def test_a_withdrawal_is_told_to_the_moderators(people, page):
    take_mail()
    people["author"].withdraw(page)
    mails = take_mail()
    assert set(mails) == {"moderator"}
    assert "has withdrawn" in mails["moderator"].body


def test_a_direct_publication_is_told_to_the_author_as_an_approval(people, page):
    take_mail()
    people["moderator"].publish(page)
    mails = take_mail()
    assert set(mails) == {"author"}
    assert mails["author"].subject.startswith("Approved")


def test_each_mail_is_in_the_language_that_its_reader_chose_whoever_acts(hire, write):
    hire("moderator", "fr", username="paul", language="fr")
    hire("moderator", "fr", username="grace", language="en")
    with override("pt-pt"):
        hire("editor", "fr", language="pt-pt").submit(write("fr"))
    mails = take_mail()
    assert "(français)" in mails["paul"].subject
    assert "(French)" in mails["grace"].subject


def test_who_switched_a_mail_off_in_their_account_does_not_get_it(people, write):
    profile = people["moderator"].user.wagtail_userprofile
    profile.submitted_notifications = False
    profile.save()
    people["author"].submit(write("pt"))
    assert take_mail() == {}


def test_no_mail_leaves_before_the_commit(people, page, monkeypatch):
    take_mail()
    put_off = []
    monkeypatch.setattr(transaction, "on_commit", lambda callback, **kwargs: put_off.append((callback, kwargs)))
    people["moderator"].approve(page)
    assert take_mail() == {}
    assert all(kwargs == {"robust": True} for callback, kwargs in put_off if "ModerationNotifier" in repr(callback))


def test_a_mail_server_that_is_down_stops_nobody(people, write, settings, is_live):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nothing listens there
    page = write("pt")
    people["author"].submit(page)
    people["moderator"].approve(page)
    assert is_live(page)


def test_wagtails_own_mails_are_not_sent_beside_ours(page):
    assert len(mail.outbox) == 1
    assert send_submitted.template_directory == "newsroom/mail/"


def test_a_waiting_text_shows_on_the_home_page_of_its_moderators(people, page):
    assert page.title.replace("&", "&amp;") in people["moderator"].read_home()
    assert page.title.replace("&", "&amp;") not in people["stranger"].read_home()


def test_a_request_for_changes_shows_on_the_authors_home_page_with_its_comment(people, page):
    people["moderator"].ask_for_changes(page, "Falta a fonte.")
    home = people["author"].read_home()
    assert "News of your texts" in home
    assert "Rui Carvalho asks for changes" in home
    assert "Falta a fonte." in home


def test_an_approval_shows_on_the_authors_home_page_once(people, page):
    people["moderator"].approve(page)
    home = people["author"].read_home()
    assert home.count("Approved by Rui Carvalho") == 1
    assert "Published by" not in home


def test_a_direct_publication_shows_as_that_and_not_as_a_withdrawal(people, page):
    people["moderator"].publish(page)
    home = people["author"].read_home()
    assert "Published by Rui Carvalho" in home
    assert "Withdrawn" not in home


def test_a_withdrawal_shows_on_the_home_page_of_the_moderators(people, page):
    people["author"].withdraw(page)
    assert "Withdrawn from moderation by Sofia Almeida" in people["moderator"].read_home()
    assert "Withdrawn" not in people["stranger"].read_home()
