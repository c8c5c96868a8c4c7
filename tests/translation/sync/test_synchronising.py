"""Dates, hours and images change in the translations when they change in the original."""

import datetime

import pytest
from wagtail.models import PageLogEntry

from cms.translation.sync.drafts import save_draft
from cms.translation.sync.synchronising import LOG_ACTION
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.workflow import moderation
from tests.factories import EditionPageFactory, ExhibitionPageFactory, UserFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def edition(roots):
    exhibition = ExhibitionPageFactory(parent=roots["fr"], slug="exposition")
    edition = EditionPageFactory(
        parent=exhibition, slug="paris", title="Paris", city="Paris", start_date=datetime.date(2026, 10, 1)
    )
    edition.save_revision().publish()
    return edition


def translate(page, locale, commit, leave_out=()):
    translation = start_translation(page, locale)
    fill_segments(
        translation,
        lambda segment: None if segment.context.path in leave_out else f"{segment.string.data}-pt",
    )
    with commit():
        translation.save_target(publish=False)
        save_draft(translation).publish(skip_permission_checks=True)
    return translation.get_target_instance()


def change(page, commit, **values):
    for name, value in values.items():
        setattr(page, name, value)
    with commit():
        page.save_revision().publish()


def test_a_new_date_reaches_the_live_translation_and_is_logged(edition, pt, commit):
    translated = translate(edition, pt, commit)
    change(edition, commit, start_date=datetime.date(2026, 11, 5))
    translated.refresh_from_db()
    assert translated.start_date == datetime.date(2026, 11, 5)
    assert translated.live
    assert translated.city == "Paris-pt"
    assert PageLogEntry.objects.filter(page=translated.pk, action=LOG_ACTION).count() == 1


def test_a_republication_without_a_change_touches_no_translation(edition, pt, commit):
    translated = translate(edition, pt, commit)
    change(edition, commit)
    assert not PageLogEntry.objects.filter(page=translated.pk, action=LOG_ACTION).exists()


def test_when_the_words_changed_too_the_date_follows_and_the_words_wait_for_translators(edition, pt, commit):
    translated = translate(edition, pt, commit)
    change(edition, commit, start_date=datetime.date(2026, 11, 5), title="Paris en automne")
    translated.refresh_from_db()
    assert translated.start_date == datetime.date(2026, 11, 5)
    assert (translated.title, translated.city) == ("Paris-pt", "Paris-pt")
    assert PageLogEntry.objects.filter(page=translated.pk, action=LOG_ACTION).count() == 1


def test_a_translators_later_publication_keeps_the_date_that_followed(edition, pt, commit):
    translated = translate(edition, pt, commit)
    change(edition, commit, start_date=datetime.date(2026, 11, 5), title="Paris en automne")
    translate(edition, pt, commit)
    translated.refresh_from_db()
    assert (translated.title, translated.start_date) == ("Paris en automne-pt", datetime.date(2026, 11, 5))


def test_with_new_words_in_the_original_a_waiting_draft_stays_a_draft_too(edition, pt, commit):
    translated = translate(edition, pt, commit)
    translated.title = "Rascunho"
    translated.save_revision()
    change(edition, commit, start_date=datetime.date(2026, 11, 5), title="Paris en automne")
    translated.refresh_from_db()
    assert translated.title == "Paris-pt"
    assert translated.start_date == datetime.date(2026, 10, 1)


def test_the_date_follows_to_a_translation_that_is_live_with_parts_missing(edition, pt, commit):
    translated = translate(edition, pt, commit, leave_out={"city"})
    parts = translated.untranslated_parts
    fill_segments(start_translation(edition, pt), lambda s: "Por rever" if s.context.path == "city" else None)
    change(edition, commit, start_date=datetime.date(2026, 11, 5))
    translated.refresh_from_db()
    assert (translated.start_date, translated.city) == (datetime.date(2026, 11, 5), "Paris")
    assert translated.untranslated_parts == parts != {}
    assert not translated.live_revision.translated.is_complete


def test_unreviewed_words_stay_unpublished_however_often_the_date_changes(edition, pt, commit):
    """The revision with the first date is newer than the words."""
    translated = translate(edition, pt, commit)
    fill_segments(start_translation(edition, pt), lambda s: "Por rever" if s.context.path == "city" else None)
    for day in (5, 6):
        change(edition, commit, start_date=datetime.date(2026, 11, day))
    translated.refresh_from_db()
    assert (translated.start_date, translated.city) == (datetime.date(2026, 11, 6), "Paris-pt")


def test_a_translations_waiting_draft_stays_a_draft(edition, pt, commit):
    translated = translate(edition, pt, commit)
    translated.title = "Rascunho"
    translated.save_revision()
    change(edition, commit, start_date=datetime.date(2026, 11, 5))
    translated.refresh_from_db()
    assert translated.title != "Rascunho"
    assert translated.has_unpublished_changes


def test_words_that_nobody_has_reviewed_do_not_go_public_with_a_new_date(edition, pt, commit):
    """The translation editor stores each segment at once; the page shows it only after a moderator publishes it."""
    translated = translate(edition, pt, commit)
    fill_segments(
        start_translation(edition, pt), lambda segment: "Por rever" if segment.context.path == "city" else None
    )
    change(edition, commit, start_date=datetime.date(2026, 11, 5))
    translated.refresh_from_db()
    assert translated.city == "Paris-pt"
    with commit():
        moderation.publish(start_translation(edition, pt), UserFactory(is_superuser=True))
    translated.refresh_from_db()
    assert (translated.city, translated.start_date) == ("Por rever", datetime.date(2026, 11, 5))
