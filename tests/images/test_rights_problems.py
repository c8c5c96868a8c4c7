"""The images of a text whose rights do not cover a use on a day are found, wherever the text shows them."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.images.rights.checking import find_rights_problems, find_rights_problems_of
from home.models import MuseumWeekPartner
from tests.factories import (
    ImageFactory,
    IssuePageFactory,
    MuseumWeekPageFactory,
    PartnerFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

BEGIN, END = datetime.date(2027, 3, 10), datetime.date(2027, 3, 20)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def image(roots):
    return ImageFactory(title="Dahlia", starts_on=BEGIN, expires_on=END)


def show_as_lead(image, root):
    return StandardPageFactory(parent=root, slug="lead", title="Lead", lead_picture=image)


def show_as_cover(image, root):
    return IssuePageFactory(parent=root, slug="cover", title="Cover", cover=image)


def show_in_block(image, root):
    body = [{"type": "picture", "value": {"image": image.pk, "caption": ""}}]
    return StandardPageFactory(parent=root, slug="block", title="Block", body=json.dumps(body))


def show_in_gallery(image, root):
    pictures = [{"type": "item", "id": "one", "value": {"image": image.pk, "caption": ""}}]
    body = [{"type": "gallery", "value": {"pictures": pictures, "caption": ""}}]
    return StandardPageFactory(parent=root, slug="gallery", title="Gallery", body=json.dumps(body))


def show_as_logo(image, root):
    partner = PartnerFactory(name="Museu", locale=root.locale, logo=image)
    page = MuseumWeekPageFactory(parent=root, slug="logo", title="Logo")
    page.partners.add(MuseumWeekPartner(partner=partner, locale=root.locale))
    page.save()
    return page


def show_in_draft(image, root):
    page = StandardPageFactory(parent=root, slug="draft", title="Draft")
    page.lead_picture = image
    return page.save_revision().as_object()


PLACES = (show_as_lead, show_as_cover, show_in_block, show_in_gallery, show_as_logo, show_in_draft)


@pytest.mark.parametrize("show", PLACES)
def test_a_picture_is_a_problem_before_its_first_day_and_after_its_last(show, image, roots):
    text = show(image, roots["fr"])
    days = (BEGIN - DAY, BEGIN, END, END + DAY)
    assert [[problem.code for problem in find_rights_problems(text, day)] for day in days] == [
        ["not_yet"],
        [],
        [],
        ["ended"],
    ]


@pytest.mark.parametrize("show", PLACES)
def test_a_picture_is_a_problem_for_each_use_that_its_holder_does_not_allow(show, roots):
    text = show(ImageFactory(title="Dahlia", uses=["web"]), roots["fr"])
    found = {use: [problem.code for problem in find_rights_problems(text, use=use)] for use in ("web", "print")}
    assert found == {"web": [], "print": ["use"]}


def test_the_picture_for_social_media_needs_only_that_use(roots):
    texts = [
        StandardPageFactory(parent=roots["fr"], slug=f"s-{n}", title="S", social_picture=ImageFactory(uses=uses))
        for n, uses in enumerate((["social"], ["web"]))
    ]
    assert [[problem.use for problem in find_rights_problems(text)] for text in texts] == [[], ["social"]]


def test_a_replacement_that_may_be_used_on_that_day_solves_the_problem(image, roots):
    text = show_as_lead(image, roots["fr"])
    image.replacement = ImageFactory(title="Rose", expires_on=END + DAY)
    image.save()
    assert find_rights_problems(text, END + DAY) == []
    assert [problem.image for problem in find_rights_problems(text, END + 2 * DAY)] == [image]


def test_the_sentence_names_the_picture_and_the_reason(roots):
    text = show_as_lead(ImageFactory(title="Dahlia", expires_on=END), roots["fr"])
    (problem,) = find_rights_problems(text, END + DAY)
    assert "“Dahlia”" in problem.sentence
    assert "2027" in problem.sentence


def test_many_texts_take_as_many_queries_as_few(image, roots, django_assert_num_queries):
    root = roots["fr"]
    texts = [show(image, root) for show in PLACES]
    with CaptureQueriesContext(connection) as few:
        assert all(find_rights_problems_of(texts, BEGIN - DAY).values())
    assert len(few) <= 8
    for number in range(8):
        body = json.dumps([{"type": "picture", "value": {"image": ImageFactory().pk, "caption": ""}}])
        texts.append(StandardPageFactory(parent=root, slug=f"more-{number}", title="More", body=body))
    with django_assert_num_queries(len(few)):
        find_rights_problems_of(texts)
    pages = list(Page.objects.filter(pk__in=[text.pk for text in texts]))
    types = len({type(text) for text in texts})
    with django_assert_num_queries(len(few) + 1 + types):
        assert len(find_rights_problems_of(pages)) == len(pages)
