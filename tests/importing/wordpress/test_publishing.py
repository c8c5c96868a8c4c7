"""An administrator publishes what was published on the old site, as an archive."""

import datetime

import pytest
from django.core.management import CommandError
from wagtail.models import PageLogEntry

from cms.checklist.line import Level
from cms.checklist.models import LineLevel
from cms.images.models import Arrival
from home.models import PersonPage
from tests.factories import ImageFactory

from .exports import write_export, write_item
from .test_pictures import uploads  # noqa: F401 - a fixture
from .test_posts import BLOCKS, CLASSIC, get_page

pytestmark = pytest.mark.django_db


def test_what_was_published_there_goes_live_with_its_old_date_and_is_logged(archive, client, commit):
    with commit():
        archive.bring(CLASSIC, publish_archive=True)
    page = get_page(11)

    assert page.live
    assert page.first_published_at.date() == page.date == datetime.date(2016, 3, 8)
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish", user=archive.user).count() == 1
    assert not get_page(13).live  # a draft there too
    assert PersonPage.objects.get(title="Helena Vasconcelos").live
    assert client.get("/2016/03/laube-au-musee/").status_code == 301


def test_translations_go_live_with_their_originals(archive, commit):
    with commit():
        archive.bring(BLOCKS, publish_archive=True)

    assert (get_page(21).live, get_page(22).live) == (True, True)


def test_without_the_option_everything_stays_a_draft(archive):
    archive.bring(CLASSIC)

    assert not get_page(11).live


def test_only_an_administrator_may(archive, hire):
    archive.user = hire("moderator", "fr").user
    with pytest.raises(CommandError, match="administrator"):
        archive.bring(CLASSIC, publish_archive=True)


def test_a_text_waits_for_its_pictures(archive, uploads, commit):  # noqa: F811
    with commit():
        archive.bring(BLOCKS, files=uploads, publish_archive=True)
    assert archive.list_told("not published") == [("23", "2 pictures wait in the inbox")]

    Arrival.objects.update(image=ImageFactory())
    with commit():
        archive.bring(BLOCKS, publish_archive=True)
    assert get_page(23).live
    assert get_page(23).lead_picture is not None


def test_what_somebody_else_has_edited_is_theirs_to_publish(archive, hire):
    archive.bring(CLASSIC)
    get_page(11).save_revision(user=hire("editor", "fr").user)
    archive.bring(CLASSIC, publish_archive=True)

    assert not get_page(11).live
    assert ("11", "somebody else has edited it since: they publish it") in archive.list_told("not published")


def test_the_rules_of_publication_hold_for_an_archive(archive, tmp_path, commit):
    """A line of the checklist blocks: nothing goes live, nor the section and the author that the text brought."""
    LineLevel.objects.create(code="section", level=Level.BLOCKS)
    table = tmp_path / "categories.csv"
    table.write_text("language;taxonomy;category;becomes\nfr;category;Art;section\n")
    art, news = ("category", "art", "Art"), ("category", "actualites", "Actualités")
    file = write_export(tmp_path, write_item(1, terms=[art]), write_item(2, terms=[news]))
    with commit():
        archive.bring(file, map=str(table), publish_archive=True)

    assert (get_page(1).live, get_page(2).live) == (True, False)
    ((post, reason),) = archive.list_told("not published")
    assert post == "2"
    assert reason
    assert get_page(2).first_published_at is None
