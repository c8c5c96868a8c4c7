"""Checking texts: what the lines find, for one text and for many."""

from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.checklist.checking import check_text, check_texts
from tests import factories as f

from .conftest import SUMMARY, complete_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    image = f.ImageFactory()
    complete_picture(image)
    return image


def find_codes(results) -> list[str]:
    return [result.code for result in results]


def test_a_text_that_has_all_of_it_has_no_results(roots, image):
    page = f.StandardPageFactory(parent=roots["fr"], summary=SUMMARY, lead_picture=image)

    assert check_text(page) == []


def test_what_is_missing_is_named_with_its_field(roots):
    page = f.ExhibitionPageFactory(parent=roots["fr"])

    results = check_text(page)

    assert [(result.code, result.field, result.blocks) for result in results] == [
        ("summary", "summary", False),
        ("lead_picture", "lead_picture", False),
    ]


def test_the_latest_draft_is_checked_and_not_what_is_live(roots, image):
    page = f.StandardPageFactory(parent=roots["fr"], summary=SUMMARY, lead_picture=image)
    page.save_revision().publish()
    page.summary = "Court."
    page.save_revision()

    assert find_codes(check_text(page)) == ["summary"]
    assert find_codes(check_text(page.page_ptr)) == ["summary"]


def test_the_number_of_queries_does_not_grow_with_the_texts(roots, django_assert_num_queries):
    names = count()

    def make(number, *, drafts):
        pages = [f.StandardPageFactory(parent=roots["fr"], title=f"Page {next(names)}") for _number in range(number)]
        for page in pages if drafts else ():
            page.save_revision()
        return pages

    rows, drafts = make(2, drafts=False), make(2, drafts=True)
    many = make(40, drafts=False) + make(40, drafts=True)
    with CaptureQueriesContext(connection) as few:
        check_texts(rows + drafts)
    with django_assert_num_queries(len(few)):
        check_texts(many)
