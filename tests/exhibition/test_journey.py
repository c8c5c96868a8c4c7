"""The exhibition travels: its editions in the order of their days, the works in the order of the visit."""

import datetime

import pytest

from exhibition.models import EditionPage, EditionWork
from tests.factories import ArtworkPageFactory, EditionPageFactory, ExhibitionPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def exhibition(roots):
    return ExhibitionPageFactory(parent=roots["fr"], title="Vivants", slug="vivants")


@scene
def works(exhibition):
    return {name: ArtworkPageFactory(parent=exhibition, title=name, slug=name.lower()) for name in ("Mousse", "Aile")}


def open_edition(exhibition, city, day, shown=(), **kwargs):
    edition = EditionPageFactory(
        parent=exhibition, title=city, slug=city.lower(), city=city, start_date=datetime.date(2026, *day), **kwargs
    )
    edition.works = [EditionWork(work=work, sort_order=number) for number, work in enumerate(shown)]
    edition.save_revision().publish()
    return edition


def read(client, page):
    return client.get(page.get_url()).context


def test_editions_are_listed_from_the_first_day_to_the_last(client, exhibition):
    open_edition(exhibition, "Lisboa", (11, 5))
    paris = open_edition(exhibition, "Paris", (3, 1))
    for page in (exhibition, paris):
        assert [ref.page.city for ref in read(client, page)["editions"]] == ["Paris", "Lisboa"]


def test_an_edition_shows_its_works_in_the_order_of_the_visit(client, exhibition, works):
    edition = open_edition(exhibition, "Paris", (3, 1), [works["Mousse"], works["Aile"]])
    assert [ref.page.title for ref in read(client, edition)["works"]] == ["Mousse", "Aile"]
    edition.works = [EditionWork(work=works[name], sort_order=n) for n, name in enumerate(("Aile", "Mousse"))]
    edition.save_revision().publish()
    assert [ref.page.title for ref in read(client, edition)["works"]] == ["Aile", "Mousse"]


def test_a_work_that_no_earlier_edition_showed_is_new_in_this_one(client, exhibition, works):
    paris = open_edition(exhibition, "Paris", (3, 1), [works["Mousse"]])
    lisboa = open_edition(exhibition, "Lisboa", (11, 5), [works["Mousse"], works["Aile"]])
    assert read(client, paris)["new_works"] == {works["Mousse"].translation_key}
    assert read(client, lisboa)["new_works"] == {works["Aile"].translation_key}


def test_a_work_names_the_editions_that_show_it(client, exhibition, works):
    open_edition(exhibition, "Paris", (3, 1), [works["Mousse"]])
    assert [ref.page.city for ref in read(client, works["Mousse"])["editions"]] == ["Paris"]
    assert read(client, works["Aile"])["editions"] == []


def test_an_end_before_the_beginning_is_refused(exhibition):
    from django.core.exceptions import ValidationError

    edition = open_edition(exhibition, "Paris", (3, 1))
    edition.end_date = datetime.date(2026, 2, 1)
    with pytest.raises(ValidationError, match="before the first"):
        edition.full_clean()


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Cabinet des vivants", "Cabinet des vivants (Lisbon, 2026)"),
        ("Lisbon 2026", "Lisbon 2026"),
        ("À lisbon", "À lisbon (2026)"),
    ],
)
def test_editions_are_listed_with_city_and_year(title, listed):
    edition = EditionPage(title=title, city="Lisbon", start_date=datetime.date(2026, 10, 15))
    assert edition.get_admin_display_title() == listed
    assert EditionPage(title=title, city="").get_admin_display_title() == title
