"""Those who use a picture are told that its rights end, with the places; the home page asks for a replacement."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.images.models import CustomImage
from cms.library.rights.panels import find_to_replace
from tests.factories import PartnerFactory
from tests.images.conftest import make_image  # noqa: F401 - fixture

DAY = datetime.timedelta(days=1)
TODAY = datetime.date.today()
END = TODAY + 60 * DAY


@pytest.fixture
def set_day(monkeypatch):
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: day)


@pytest.fixture
def run(set_day):
    """Send the news on a day; return the mails."""

    def run(day):
        set_day(day)
        mail.outbox.clear()
        call_command("send_rights_news", verbosity=0)
        return list(mail.outbox)

    return run


@pytest.fixture
def image(make_image):  # noqa: F811
    return make_image(titles={"pt": "Dália"}, expires_on=END)


@pytest.fixture
def writer(hire):
    return hire("editor", "fr")


@pytest.fixture
def page(show, image, writer):
    return show("fr", lead_picture=image, owner=writer.user)


def test_a_writer_is_told_once_thirty_days_ahead_and_once_at_the_end(page, writer, run):
    sent = {days: run(END + days * DAY) for days in (-31, -30, -29, 0, 1, 2)}
    assert {days: len(mails) for days, mails in sent.items()} == {-31: 0, -30: 1, -29: 0, 0: 0, 1: 1, 2: 0}
    (ahead,), (ended,) = sent[-30], sent[1]
    assert ahead.to == ended.to == [writer.user.email]
    assert page.title in ahead.body
    assert f"/pages/{page.pk}/edit/" in ahead.body
    assert ahead.subject != ended.subject


def test_a_run_that_was_missed_is_made_up_for(page, run):
    assert len(run(END - 3 * DAY)) == 1
    assert len(run(END + 10 * DAY)) == 1
    assert run(END + 10 * DAY) == []


def test_after_an_extension_people_are_told_again(page, image, run):
    assert len(run(END - 5 * DAY)) == 1
    CustomImage.objects.filter(pk=image.pk).update(expires_on=END + 10 * DAY)
    assert len(run(END - 4 * DAY)) == 1


def test_it_is_written_in_each_persons_language(page, writer, run):
    UserProfile.objects.update_or_create(user=writer.user, defaults={"preferred_language": "pt-pt"})
    (message,) = run(END - 5 * DAY)
    assert "Dália" in message.subject + message.body
    assert "Os direitos" in message.body


def test_drafts_count_and_so_do_those_who_saved_a_version(show, image, hire, run):
    other = hire("editor", "fr")
    page = show("fr", live=False)
    page.lead_picture = image
    page.save_revision(user=other.user)
    (message,) = run(END - 5 * DAY)
    assert message.to == [other.user.email]


def test_without_an_active_writer_the_moderators_are_told(page, writer, hire, run):
    moderator = hire("moderator", "fr")
    writer.user.is_active = False
    writer.user.save()
    assert [message.to for message in run(END - 5 * DAY)] == [[moderator.user.email]]


def test_a_snippet_is_a_place_too(image, newsroom, hire, run):
    editor = hire("editor", "fr")
    partner = PartnerFactory(name="Museu do Vale", logo=image, locale=newsroom["fr"].locale)
    partner.save_revision(user=editor.user)
    (message,) = run(END - 5 * DAY)
    assert "Museu do Vale" in message.body


def test_it_names_the_replacement_or_asks_for_one(page, image, make_image, run):  # noqa: F811
    assert "Pivoine" not in run(END - 5 * DAY)[0].body
    image = CustomImage.objects.get(pk=image.pk)
    image.replacement = make_image(title="Pivoine")
    image.save()
    assert "Pivoine" in run(END + DAY)[0].body


def test_those_who_want_no_mail_get_none(page, writer, run):
    UserProfile.objects.update_or_create(user=writer.user, defaults={"rejected_notifications": False})
    assert run(END - 5 * DAY) == []


def test_a_failure_to_send_is_made_up_for_by_the_next_run(page, run, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.library.no_such_backend"
    assert run(END - 5 * DAY) == []
    settings.EMAIL_BACKEND = working
    assert len(run(END - 5 * DAY)) == 1


def test_the_number_of_mails_is_one_for_many_pictures(show, writer, make_image, run):  # noqa: F811
    for number in range(3):
        show("fr", lead_picture=make_image(title=f"N{number}", expires_on=END), owner=writer.user)
    (message,) = run(END - 5 * DAY)
    assert all(f"N{number}" in message.body for number in range(3))


# --- The home page ---------------------------------------------------------------------------------------------------


def test_the_home_page_asks_those_who_may_edit_a_text_for_another_picture(page, image, writer, hire, set_day):
    set_day(END - 31 * DAY)
    assert find_to_replace(writer.user) == []
    for day in (END - 30 * DAY, END + DAY, END + 400 * DAY):
        set_day(day)
        assert [found.pk for found, _places in find_to_replace(writer.user)] == [image.pk]
    assert find_to_replace(hire("editor", "pt").user) == []
    assert f"/pages/{page.pk}/edit/" in writer.read_home()


def test_it_stops_asking_once_a_replacement_is_named_or_chosen(page, image, writer, make_image, set_day):  # noqa: F811
    set_day(END + DAY)
    other = make_image(title="Pivoine")
    CustomImage.objects.filter(pk=image.pk).update(replacement=other)
    assert find_to_replace(writer.user) == []
    CustomImage.objects.filter(pk=other.pk).update(uses=["print"])
    assert len(find_to_replace(writer.user)) == 1
    page.lead_picture = None
    page.save_revision().publish()
    assert find_to_replace(writer.user) == []


def test_its_queries_do_not_grow(page, writer, show, make_image, set_day, django_assert_num_queries):  # noqa: F811
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    set_day(END + DAY)
    find_to_replace(writer.user)
    with CaptureQueriesContext(connection) as few:
        find_to_replace(writer.user)
    for number in range(4):
        show("fr", lead_picture=make_image(title=f"N{number}", expires_on=END))
    with django_assert_num_queries(len(few)):
        assert len(find_to_replace(writer.user)) == 5
