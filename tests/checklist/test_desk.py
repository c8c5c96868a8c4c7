"""The translation report shows the checklist of each text, and filters by it, in a bounded number of queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.checklist.models import LineLevel
from cms.translation.models import TextState
from cms.translation.status.states import refresh_states
from tests import factories as f

from .conftest import SUMMARY

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(f.UserFactory(is_superuser=True, is_staff=True))
    return client


@pytest.fixture
def write(roots, samples):
    def write(title, **fields):
        page = f.StandardPageFactory(
            parent=roots["fr"], title=title, slug=title.lower(), **{"lead_picture": samples.image} | fields
        )
        page.save_revision()
        refresh_states(Page, [page.translation_key])
        return page

    return write


def find_titles(client, **asked) -> set[str]:
    response = client.get(reverse("translation_desk:index"), asked)
    return {row.title for row in response.context["object_list"]}


def read_cells(client, *pages, column="checklist") -> dict:
    rows = TextState.objects.filter(translation_key__in=[page.translation_key for page in pages], is_source=True)
    response = client.get(reverse("translation_desk:checklist"), {"row": [row.pk for row in rows]})
    assert response.status_code == 200
    by_title = {row.pk: row.title for row in rows}
    return {by_title[int(pk)]: html for pk, html in response.json()["cells"][column].items()}


def test_the_column_names_what_is_open_in_each_language(admin, write):
    cells = read_cells(admin, write("Bon", summary=SUMMARY), write("Court", summary="Court."))

    assert "fulfilled" in cells["Bon"]
    assert "Français, open in the checklist, Summary" in cells["Court"]


def test_what_blocks_is_marked(admin, write):
    LineLevel.objects.create(code="summary", level="blocks")
    page = write("Court", summary="Court.", live=False)

    assert "held back by the checklist" in read_cells(admin, page)["Court"]


def test_the_rights_of_the_pictures_have_a_column_of_their_own(admin, write):
    ended = timezone.localdate() - datetime.timedelta(days=1)
    picture = f.ImageFactory(title="Fougère", expires_on=ended)
    pages = write("Libre", summary="Court."), write("Échu", summary=SUMMARY, lead_picture=picture)

    cells = read_cells(admin, *pages, column="rights")

    assert "fulfilled" in cells["Libre"]
    assert "Fougère" in cells["Échu"]
    LineLevel.objects.create(code="rights", level="off")
    assert read_cells(admin, *pages, column="rights") == {}


def test_texts_are_filtered_by_how_they_stand_and_by_line(admin, write):
    for page in (write("Bon", summary=SUMMARY), write("Court", summary="Court.", live=False)):
        assert page.pk
    write("Long", summary=SUMMARY, search_description="x" * 161)

    assert {"Court", "Long"} <= find_titles(admin, checklist="warns")
    assert "Bon" not in find_titles(admin, checklist="warns")
    assert {"Court", "Bon", "Long"} & find_titles(admin, checklist="fulfilled") == {"Bon"}
    assert "Court" in find_titles(admin, checklist="summary")
    assert "Long" not in find_titles(admin, checklist="summary")
    assert find_titles(admin, checklist="blocks") == set()
    LineLevel.objects.create(code="summary", level="blocks")
    assert find_titles(admin, checklist="blocks") == {"Court"}
    assert find_titles(admin, checklist="summary", language="pt") == set()
    assert admin.get(reverse("translation_desk:index"), {"checklist": "nonsense"}).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_rows(admin, write):
    def count(pages):
        read_cells(admin, *pages)
        with CaptureQueriesContext(connection) as queries:
            read_cells(admin, *pages)
            find_titles(admin, checklist="warns")
        return len(queries)

    pages = [write(f"Page{number}", summary="Court.") for number in range(2)]
    few = count(pages)
    pages += [write(f"Autre{number}", summary="Court.") for number in range(20)]
    assert count(pages) == few


def test_cells_of_what_is_not_there_are_left_out(admin):
    response = admin.get(reverse("translation_desk:checklist"), {"row": ["0", "x", "99999999999"]})

    assert response.json() == {"cells": {"checklist": {}, "rights": {}}}
