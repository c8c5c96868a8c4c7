"""The digest: routine news about translations that is still true, in at most one mail a day for each person."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from cms.newsroom.models import LanguageGroup
from cms.translation.models import Notice, TranslationJob
from cms.translation.notifications import digest
from cms.translation.notifications.notices import notify_changed
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def people(hire):
    return {
        "translator": hire("translator", "pt", username="marta", first_name="Marta", last_name="Figueira"),
        "moderator": hire("moderator", "pt", username="rui", first_name="Rui", last_name="Carvalho"),
    }


@pytest.fixture
def submit(people, start, fill, commit):
    def submit(title="Un texte"):
        translation = start(title=title)
        fill(translation, user=people["translator"].user)
        with commit():
            moderation.submit(translation, people["translator"].user)
        return translation

    return submit


def send():
    """Run the command; return its mails by the name of the recipient."""
    mail.outbox.clear()
    call_command("send_digest", verbosity=0)
    assert len({message.to[0] for message in mail.outbox}) == len(mail.outbox)
    return {message.to[0].split("@")[0]: message for message in mail.outbox}


def let_a_day_pass():
    for notice in Notice.objects.exclude(sent_at=None):
        Notice.objects.filter(pk=notice.pk).update(sent_at=notice.sent_at - timedelta(days=1))


def test_the_news_of_a_day_are_one_mail_to_each_person(people, submit, start):
    one, two = submit("Un arbre & moi"), submit("Deux rives")
    start(title="Trois")
    mails = send()
    assert set(mails) == {"rui", "marta"}
    assert mails["rui"].subject == "News of 2 translations"
    body = mails["rui"].body
    assert "Hello Ada" not in body
    assert body.count("Marta Figueira has submitted it for moderation: it is waiting for you.") == 2
    assert body.count("Into Portuguese") == 1
    assert "“[Un arbre & moi]”" in body
    for translation in (one, two):
        assert f"http://127.0.0.1:8000/admin/pages/{translation.get_target_instance().pk}/edit/" in body
    # The translator's own submission, after it was started, is not news to her.
    assert mails["marta"].subject == "News of a translation: “Trois” (Portuguese)"
    assert "It can be translated, and nobody is assigned yet." in mails["marta"].body


def test_news_are_grouped_by_language_and_text(people, hire, submit, start):
    hire("moderator", "pt", "en", username="tom").user.groups.add(
        *(row.group for row in LanguageGroup.objects.filter(role="translator", locale__language_code__in=["pt", "en"]))
    )
    submit("Zoé")
    for title in ("Un autre", "Encore"):
        start(title=title, target_code="en")
    start(title="Arbre", target_code="pt")
    body = send()["tom"].body
    in_order = ["Into English", "Encore", "Un autre", "Into Portuguese", "Arbre", "[Zoé]"]
    places = [body.index(words) for words in in_order]
    assert places == sorted(places)
    assert body.count("Into ") == 2


@pytest.mark.parametrize(("language", "name"), [("fr", "portugais"), ("pt-pt", "português"), ("en", "Portuguese")])
def test_a_digest_is_in_the_language_that_its_reader_chose(language, name, hire, start):
    hire("translator", "pt", username="reader", language=language)
    start(title="Un texte")
    told = send()["reader"]
    assert name in told.subject
    assert name in told.body


def test_a_second_run_on_the_same_day_sends_nothing_and_the_news_wait(people, submit):
    submit("Un")
    assert set(send()) == {"rui"}
    submit("Deux")
    assert send() == {}
    let_a_day_pass()
    mails = send()
    assert set(mails) == {"rui"}
    assert "“[Deux]”" in mails["rui"].body
    assert "“[Un]”" not in mails["rui"].body
    let_a_day_pass()
    assert send() == {}


class AnotherProcess(EmailBackend):
    """The command runs a second time while a mail is being sent."""

    runs = 0

    def send_messages(self, messages):
        if AnotherProcess.runs < 3:
            AnotherProcess.runs += 1
            call_command("send_digest", verbosity=0)
        return super().send_messages(messages)


def test_two_processes_at_once_send_one_mail_to_each_person(people, submit, start, settings):
    submit()
    start(title="Un autre")
    settings.EMAIL_BACKEND = f"{__name__}.AnotherProcess"
    assert set(send()) == {"rui", "marta"}  # `send` asserts that nobody has two
    assert AnotherProcess.runs >= 2


def test_a_person_is_claimed_by_one_process_alone(people, submit):
    submit()
    person = people["moderator"].user
    assert len(digest._claim_news(person)) == 1
    assert digest._claim_news(person) == []


def test_what_was_approved_since_does_not_wait_any_more(people, submit, commit):
    translation = submit()
    with commit():
        people["moderator"].approve(translation.get_target_instance())
    mails = send()
    assert set(mails) == {"marta"}
    assert "Rui Carvalho has approved it: it is published." in mails["marta"].body


def test_what_was_withdrawn_since_is_not_told(people, submit, commit):
    translation = submit()
    with commit():
        moderation.withdraw(translation, people["translator"].user)
    assert "rui" not in send()


def test_what_was_assigned_to_somebody_since_is_not_free(people, hire, start):
    ines = hire("translator", "pt", username="ines")
    translation = start()
    assert set(Notice.objects.values_list("recipient__username", flat=True)) == {"marta", "ines"}
    TranslationJob.objects.create(translation=translation, assignee=ines.user)
    assert send() == {}  # she was notified at once


def test_a_change_that_does_not_make_a_translation_out_of_date_is_not_told(people, submit, commit):
    translation = submit()
    with commit():
        people["moderator"].approve(translation.get_target_instance())
    send()
    notify_changed(translation)
    let_a_day_pass()
    assert send() == {}


def test_a_change_that_makes_a_translation_out_of_date_is_told(people, submit, commit):
    translation = submit()
    with commit():
        people["moderator"].approve(translation.get_target_instance())
    send()
    source = translation.source.get_source_instance()
    source.summary = "Un autre résumé."
    with commit():
        source.save_revision().publish()
        translation.source.update_from_db()
        notify_changed(translation)
    let_a_day_pass()
    assert "The original has changed: the translation is out of date." in send()["marta"].body


def test_who_lost_the_role_is_not_told(people, start):
    start()
    people["translator"].user.groups.clear()
    assert send() == {}


@pytest.mark.parametrize(("switch", "gets"), [("submitted", False), ("approved", True), ("rejected", True)])
def test_who_switched_a_kind_of_news_off_in_their_account_does_not_get_it(switch, gets, people, submit):
    profile = people["moderator"].user.wagtail_userprofile
    setattr(profile, f"{switch}_notifications", False)
    profile.save()
    submit()
    assert ("rui" in send()) is gets


def test_people_who_left_get_none(people, submit):
    submit()
    user = people["moderator"].user
    user.is_active = False
    user.save()
    assert send() == {}


def test_with_nothing_to_say_there_is_no_mail(people, start):
    assert send() == {}
    translation = start()
    translation.get_target_instance().delete()
    assert send() == {}


class Down(EmailBackend):
    def send_messages(self, messages):
        raise OSError("The mail server is down.")


def test_a_digest_that_could_not_be_sent_is_sent_by_the_next_run(people, submit, settings):
    submit()
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    assert send() == {}
    settings.EMAIL_BACKEND = working
    assert set(send()) == {"rui"}


def test_a_long_digest_names_the_first_and_counts_the_others(people, submit, monkeypatch):
    monkeypatch.setattr("cms.translation.notifications.mail.DigestNotifier.limit", 2)
    for title in ("Un", "Deux", "Trois"):
        submit(title)
    told = send()["rui"]
    assert told.subject == "News of 3 translations"
    assert "“[Un]”" not in told.body
    assert "And 1 more text." in told.body


def test_what_was_told_long_ago_is_forgotten(people, submit):
    submit()
    send()
    Notice.objects.exclude(sent_at=None).update(sent_at=timezone.now() - timedelta(days=digest.KEPT_DAYS + 1))
    send()
    assert not Notice.objects.exclude(sent_at=None).exists()


def test_a_change_is_told_to_the_assignee_alone(people, hire, submit, commit):
    translation = submit()
    with commit():
        people["moderator"].approve(translation.get_target_instance())
    source = translation.source.get_source_instance()
    source.summary = "Un autre résumé."
    with commit():
        source.save_revision().publish()
        translation.source.update_from_db()
    Notice.objects.all().delete()
    ines = hire("translator", "pt", username="ines")
    notify_changed(translation)
    TranslationJob.objects.create(translation=translation, assignee=ines.user)
    assert set(send()) == {"ines"}
