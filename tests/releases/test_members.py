"""A release of a MuseumWeek year, or of an edition, takes what belongs to it and has something to publish."""

import pytest

from cms.releases.members import create_release
from cms.releases.registry import list_members
from exhibition.models import EditionWork
from home.models import MuseumWeekPartner
from tests.factories import (
    ArtworkPageFactory,
    EditionPageFactory,
    ExhibitionPageFactory,
    MuseumWeekIndexPageFactory,
    MuseumWeekPageFactory,
    PartnerFactory,
    PersonPageFactory,
)

pytestmark = pytest.mark.django_db


def test_a_year_brings_its_partners(newsroom, people, fr):
    years = MuseumWeekIndexPageFactory(parent=newsroom["fr"], title="Les années")
    partner = PartnerFactory(locale=fr, name="Un musée", live=False)
    year = MuseumWeekPageFactory(parent=years, title="2027", year=2027, live=False)
    year.partners.add(MuseumWeekPartner(partner=partner, locale=fr))
    year.save_revision(clean=False)
    assert list_members(year) == [partner, year]


def test_an_edition_brings_its_works_with_their_artists(newsroom, people, commit):
    exhibition = ExhibitionPageFactory(parent=newsroom["fr"], title="Le vivant")
    artist = PersonPageFactory(parent=newsroom["fr"], title="Ana Sousa", live=False)
    work = ArtworkPageFactory(parent=exhibition, title="Herbier", live=False)
    work.artists.add(work.artists.model(artist=artist))
    work.save_revision(clean=False)
    edition = EditionPageFactory(parent=exhibition, title="Lisbonne", city="Lisbonne", live=False)
    edition.works.add(EditionWork(work=work))
    edition.save_revision(clean=False)
    assert [member.title for member in list_members(edition)] == ["Ana Sousa", "Herbier", "Lisbonne"]
    release = create_release("Lisbonne", people["fr"].user, None, subject=edition)
    assert set(release.texts.values_list("translation_key", flat=True)) >= {
        work.translation_key,
        edition.translation_key,
        artist.translation_key,
    }
