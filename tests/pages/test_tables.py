"""Tables in bodies: the form that editors send, and what readers get."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import BadRequest, ValidationError

from cms.pages.blocks.bodies import TableBlock
from cms.pages.blocks.tables import MOST_COLUMNS, MOST_ROWS

BLOCK = TableBlock()
ROWS = BLOCK.child_blocks["rows"]


def make(rows, head="row", **values):
    return BLOCK.to_python({"caption": "Prêts", "head": head, "rows": rows, "source": ""} | values)


def show(rows, head="row"):
    value = make(rows, head)
    return BeautifulSoup(BLOCK.render(value), "html.parser").table


def send(rows):
    return ROWS.value_from_datadict({"rows": rows if isinstance(rows, str) else json.dumps(rows)}, {}, "rows")


def test_heads_name_what_they_head():
    table = show([["Année", "Feuilles"], ["2024", "212"]], head="both")
    assert table.caption.get_text(strip=True) == "Prêts"
    assert [(th.text, th["scope"]) for th in table("th")] == [("Année", "col"), ("Feuilles", "col"), ("2024", "row")]
    assert [row.name for row in table.find_all(["thead", "tbody"])] == ["thead", "tbody"]


def test_an_empty_corner_is_no_head():
    table = show([["", "Feuilles"], ["2024", "212"]], head="both")
    assert table.thead.tr.find(True).name == "td"


def test_a_table_without_heads_has_none():
    assert not show([["a", "b"]], head="none")("th")


@pytest.mark.parametrize(
    ("texts", "are_figures"),
    [
        (["12", "1 204", "–", "3,5 %"], True),
        (["€ 12", "-4.50", "+3", ""], True),
        (["12", "douze"], False),
        (["2 salles", "3"], False),
        (["–", ""], False),
    ],
)
def test_a_column_of_figures_is_aligned_at_its_end(texts, are_figures):
    table = show([["Nom", "Nombre"], *[["x", text] for text in texts]])
    assert [td.get("class") == ["figures"] for td in table.tbody("td")[1::2]] == [are_figures] * len(texts)


def test_rows_that_a_program_made_too_short_end_with_empty_cells():
    table = show([["a", "b"], ["c"]])
    assert [len(row.find_all(["td", "th"])) for row in table("tr")] == [2, 2]


def test_readers_can_scroll_a_table_with_the_keyboard():
    region = BeautifulSoup(BLOCK.render(make([["a"], ["b"]])), "html.parser").select_one("[role=region]")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Prêts")


def test_words_of_cells_are_found_by_the_search():
    assert "Feuilles" in BLOCK.get_searchable_content(make([["Année", "Feuilles"]]))


# --- The form ------------------------------------------------------------------------------------------------------


def test_the_form_sends_back_what_it_was_given():
    rows = make([["a", "b"], ["c", "d"]])["rows"]
    sent = send(ROWS.get_form_state(rows))
    assert ROWS.get_prep_value(sent) == ROWS.get_prep_value(rows)


def test_cells_keep_their_ids_and_a_repeated_one_is_replaced():
    row = {"id": "r1", "value": [{"id": "c1", "value": "a"}, {"id": "c1", "value": "b"}]}
    first, second = send([row]).bound_blocks[0].value.bound_blocks
    assert first.id == "c1"
    assert second.id not in ("", None, "c1")


def test_characters_that_cannot_be_stored_are_dropped():
    sent = send('[{"id": "r", "value": [{"id": "c", "value": "a\\u0000\\ud800b"}]}]')
    assert list(sent[0]) == ["ab"]


@pytest.mark.parametrize("rows", ["", "{", "{}", "[1]", '[{"id": 1}]', '[{"id": "a", "value": 3}]', "[" * 9999, "null"])
def test_what_no_editor_sends_is_a_bad_request(rows):
    with pytest.raises(BadRequest):
        send(rows)


def test_a_form_without_the_table_is_a_bad_request():
    with pytest.raises(BadRequest):
        ROWS.value_from_datadict({}, {}, "rows")


@pytest.mark.parametrize(
    "rows", [[["", " "]], [["a"]] * (MOST_ROWS + 1), [["a"] * (MOST_COLUMNS + 1)]], ids=["empty", "long", "wide"]
)
def test_an_empty_or_endless_table_is_refused(rows):
    with pytest.raises(ValidationError):
        BLOCK.clean(make(rows))


def test_a_table_needs_a_caption():
    with pytest.raises(ValidationError):
        BLOCK.clean(make([["a"]], caption=""))
