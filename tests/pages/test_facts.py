"""Figures and timelines: what readers get, and what editors cannot save."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from cms.pages.blocks.facts import LONGEST_FIGURE, MOST_FIGURES, FiguresBlock, TimelineBlock
from cms.structured_data.images import describe_body_images
from tests.factories import ImageFactory, StandardPageFactory

FIGURES, TIMELINE = FiguresBlock(), TimelineBlock()
ENTRY = {"date": "1874", "title": "Une feuille", "text": "<p>Une <b>fougère</b>.</p>", "image": None}


def make_figures(*figures, **values):
    items = [{"figure": figure, "label": label} for figure, label in figures]
    return FIGURES.to_python({"title": "", "figures": items, "source": ""} | values)


def make_timeline(*entries, **values):
    return TIMELINE.to_python({"title": "Au fil des ans", "entries": list(entries)} | values)


def show(block, value):
    return BeautifulSoup(block.render(value, {"block": block}), "html.parser")


# --- Figures -------------------------------------------------------------------------------------------------------


def test_screen_readers_read_what_is_counted_before_its_figure():
    html = show(FIGURES, make_figures(("3 400", "feuilles"), ("12 %", "perdues"), title="En chiffres"))
    parts = [(part.dt.text, part.dd.text) for part in html("div")]
    assert parts == [("feuilles", "3\u202f400"), ("perdues", "12\u00a0%")]
    assert html.section["aria-labelledby"] == html.h2["id"]


def test_figures_without_a_title_and_a_source_have_neither():
    html = show(FIGURES, make_figures(("1", "téléphone")))
    assert not html("h2")
    assert not html.select(".table-source")
    assert "aria-labelledby" not in html.section.attrs


@pytest.mark.parametrize(
    "figures",
    [[], [("1", "")], [("", "feuilles")], [("1" * (LONGEST_FIGURE + 1), "x")], [("1", "x")] * (MOST_FIGURES + 1)],
    ids=["none", "without label", "without figure", "long", "many"],
)
def test_figures_that_say_nothing_or_too_much_are_refused(figures):
    with pytest.raises(ValidationError):
        FIGURES.clean(make_figures(*figures))


def test_figures_and_their_labels_are_found_by_the_search():
    assert {"3 400", "feuilles"} <= set(FIGURES.get_searchable_content(make_figures(("3 400", "feuilles"))))


# --- Timelines -----------------------------------------------------------------------------------------------------


def test_a_timeline_is_an_ordered_list_with_headings():
    html = show(TIMELINE, make_timeline(ENTRY, ENTRY | {"date": "mai 2020", "title": "Un tiroir", "text": ""}))
    assert html.section["aria-labelledby"] == html.h2["id"]
    entries = html.ol("li")
    assert [entry.h3.text for entry in entries] == ["Une feuille", "Un tiroir"]
    assert [len(entry.select(".prose")) for entry in entries] == [1, 0]


@pytest.mark.parametrize(
    ("date", "year"), [("1874", "1874"), (" 2020", "2020"), ("mai 2020", None), ("12", None), ("1874–1880", None)]
)
def test_programs_understand_years(date, year):
    html = show(TIMELINE, make_timeline(ENTRY | {"date": date}))
    assert (html.time["datetime"] if html.time else None) == year


@pytest.mark.parametrize(
    "entries", [[ENTRY], [ENTRY, ENTRY | {"date": ""}], [ENTRY, ENTRY | {"title": " "}]], ids=["one", "date", "title"]
)
def test_a_timeline_needs_two_entries_with_date_and_title(entries):
    with pytest.raises(ValidationError):
        TIMELINE.clean(make_timeline(*entries))


@pytest.mark.django_db
def test_pictures_of_a_timeline_are_in_the_structured_data(roots):
    image = ImageFactory(title="Fougère")
    body = [("timeline", make_timeline(ENTRY, ENTRY | {"image": image.pk}))]
    page = StandardPageFactory(parent=roots["fr"], slug="a", title="A", body=body)
    assert [told["pk"] for told in describe_body_images(page)] == [image.pk]
