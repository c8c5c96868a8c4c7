"""Notifications about translations: changes requested and assignments at once, the rest in the digest."""

import datetime

import pytest
from django.core import mail
from django.db import transaction
from wagtail.models import Page

from cms.translation.models import Notice, TranslationJob
from cms.translation.notifications.notices import notify_assigned, notify_changed, notify_started
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def people(hire):
    return {
        "translator": hire("translator", "pt", username="marta", first_name="Marta", last_name="Figueira"),
        "moderator": hire("moderator", "pt", username="rui", first_name="Rui", last_name="Carvalho"),
        "stranger": hire("translator", "fr", username="claire"),
        "french moderator": hire("moderator", "fr", username="paul"),
    }


@scene
def submitted(people, hire, write, start, fill, commit):
    """A Portuguese translation under review."""
    author = hire("editor", "fr", username="author").user
    translation = start(page=write("fr", title="Un texte", summary="Un résumé.", owner=author))
    fill(translation, user=people["translator"].user)
    with commit():
        moderation.submit(translation, people["translator"].user)
    return translation


def take_mail():
    """Empty the mailbox; return its mails by the name of the recipient."""
    assert len({message.to[0] for message in mail.outbox}) == len(mail.outbox)
    mails = {message.to[0].split("@")[0]: message for message in mail.outbox}
    mail.outbox.clear()
    return mails


def list_notices(kind, translation=None):
    notices = Notice.objects.filter(kind=kind, **({"translation": translation} if translation else {}))
    return sorted(notice.recipient.username for notice in notices)


def approve(desk, translation, commit):
    with commit():
        return desk.approve(translation.get_target_instance())


# --- At once ---------------------------------------------------------------------------------------------------------


def test_a_request_for_changes_is_told_to_the_translator_at_once(people, submitted, commit):
    take_mail()
    with commit():
        people["moderator"].ask_for_changes(submitted.get_target_instance(), "Falta uma palavra.")
    mails = take_mail()
    assert set(mails) == {"marta"}
    assert "Falta uma palavra." in mails["marta"].body


def assign(translation, person, due_date=None):
    job, _created = TranslationJob.objects.update_or_create(
        translation=translation, defaults={"assignee": person, "due_date": due_date}
    )
    return job


def test_many_assignments_at_once_are_one_mail_to_each_person(people, hire, start, commit):
    second = hire("translator", "pt", username="ines")
    translations = [start(title=title) for title in ("Un arbre & moi", "Deux rives", "Trois")]
    take_mail()
    with commit():
        jobs = [assign(translation, people["translator"].user) for translation in translations[:2]]
        notify_assigned([*jobs, assign(translations[2], second.user)], people["moderator"].user)
    mails = take_mail()
    assert set(mails) == {"marta", "ines"}
    assert mails["marta"].subject == "Assigned to you: 2 translations"
    assert "Rui Carvalho has assigned 2 translations to you:" in mails["marta"].body
    assert "“Un arbre & moi” (Portuguese)" in mails["marta"].body
    assert mails["ines"].subject == "Assigned to you: “Trois” (Portuguese)"
    page = translations[2].get_target_instance()
    assert f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/" in mails["ines"].body
    assert "Deux rives" not in mails["ines"].body


@pytest.mark.parametrize(
    ("language", "name", "due"),
    [
        ("fr", "portugais", "3 décembre 2030"),
        ("pt-pt", "português", "3 de Dezembro de 2030"),
        ("en", "Portuguese", "3 Dec 2030"),
    ],
)
def test_an_assignment_is_told_in_the_language_that_its_reader_chose(language, name, due, hire, start, commit, people):
    reader = hire("translator", "pt", username="reader", language=language)
    translation = start()
    take_mail()
    with commit():
        notify_assigned([assign(translation, reader.user, datetime.date(2030, 12, 3))], people["moderator"].user)
    told = take_mail()["reader"]
    assert f"({name})" in told.subject
    assert f"({name})" in told.body
    assert due.lower() in told.body.lower()


def test_who_assigns_a_translation_to_themselves_gets_no_mail(people, start, commit):
    translation = start()
    take_mail()
    with commit():
        notify_assigned([assign(translation, people["translator"].user)], people["translator"].user)
        notify_assigned([assign(translation, None)], people["moderator"].user)
    assert take_mail() == {}


def test_an_assignment_that_is_rolled_back_is_not_told(people, start, commit):
    translation = start()
    take_mail()
    with commit(), transaction.atomic():
        notify_assigned([assign(translation, people["translator"].user)], people["moderator"].user)
        transaction.set_rollback(True)
    assert take_mail() == {}


# --- Collected for the digest ----------------------------------------------------------------------------------------


def test_a_submission_is_no_mail_but_a_notice_to_the_moderators_of_the_language(people, submitted):
    assert take_mail() == {}
    assert list_notices("submitted") == ["rui"]


def test_a_submission_of_an_original_is_told_at_once_as_ever(people, hire, write, commit):
    author = hire("editor", "pt", username="sofia")
    page = write("pt", owner=author.user)
    with commit():
        author.submit(page)
    assert set(take_mail()) == {"rui"}
    with commit():
        people["moderator"].approve(page)
    assert set(take_mail()) == {"sofia"}
    assert not Notice.objects.filter(kind__in=["submitted", "approved"]).exists()


def test_an_approval_is_no_mail_but_a_notice_to_the_translator(people, submitted, commit):
    approve(people["moderator"], submitted, commit)
    assert take_mail() == {}
    assert list_notices("approved") == ["marta"]
    assert Notice.objects.get(kind="approved").actor == people["moderator"].user


def test_a_direct_publication_is_a_notice_to_the_translator_too(people, start, fill, commit):
    translation = start()
    fill(translation, user=people["translator"].user)
    with commit():
        moderation.publish(translation, people["moderator"].user)
    assert take_mail() == {}
    assert list_notices("approved") == ["marta"]


def test_a_withdrawal_is_no_mail(people, submitted, commit):
    with commit():
        moderation.withdraw(submitted, people["translator"].user)
    assert take_mail() == {}


def test_a_new_date_in_the_original_is_not_told_to_the_translator_as_an_approval(people, submitted, commit):
    approve(people["moderator"], submitted, commit)
    Notice.objects.all().delete()
    page = submitted.get_target_instance()
    with commit():
        page.save_revision(user=people["moderator"].user).publish(user=people["moderator"].user)
    assert list_notices("approved") == []


def test_a_translation_that_is_started_is_a_notice_to_the_translators_of_its_language(people, start):
    translation = start()
    assert list_notices("started", translation) == ["marta"]


def test_who_starts_a_translation_is_not_told_of_it(people, write, newsroom, commit):
    page = write("fr")
    page.save_revision().publish()
    with commit():
        people["french moderator"].post(
            "wagtail_localize:submit_page_translation", page.pk, data={"locales": [newsroom["pt"].locale.pk]}
        )
    assert list_notices("started") == ["marta"]
    notice = Notice.objects.get(kind="started", translation__source__object_id=page.translation_key)
    assert notice.actor == people["french moderator"].user


def test_what_is_assigned_waits_for_its_assignee_alone(people, hire, start):
    translation = start()
    Notice.objects.all().delete()
    assign(translation, hire("translator", "pt", username="ines").user)
    notify_changed(translation)
    assert list_notices("changed") == ["ines"]


def test_telling_twice_is_telling_once(people, start):
    translation = start()
    for _time in range(2):
        notify_started(translation)
        notify_changed(translation)
    assert list_notices("started", translation) == ["marta"]
    assert list_notices("changed", translation) == ["marta"]


def test_a_publication_that_is_rolled_back_leaves_no_notice(people, start, fill):
    translation = start()
    fill(translation, user=people["translator"].user)
    with transaction.atomic():
        moderation.publish(translation, people["moderator"].user)
        assert list_notices("approved") == ["marta"]
        transaction.set_rollback(True)
    assert list_notices("approved") == []
    assert not Page.objects.get(pk=translation.get_target_instance().pk).live
