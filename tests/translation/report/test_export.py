"""The translation report as a table to download."""

import csv
import io

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def download():
    def download(desk, **asked):
        response = desk.get("translation_desk:index", data={"export": "csv", **asked})
        assert "attachment" in response["Content-Disposition"]
        return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))

    return download


def test_a_line_for_each_text_with_the_state_of_each_language(superuser, start, fill, download, hire, share_out):
    translation = start()
    fill(translation, "title")
    share_out(translation, hire("translator", "pt", first_name="Inês", last_name="Prado").user)
    line = next(line for line in download(superuser) if line["Title"] == "Un texte")
    assert line["Original"] == "Français"
    assert line["Português: State"] == "In progress (33 %)"
    assert line["Português: Assigned to"] == "Inês Prado"
    assert line["Português: Words left"] == "3"
    assert line["English: State"] == "No translation"
    assert line["English: Words left"] == ""


def test_only_what_the_filters_find_is_in_it(superuser, start, download):
    start()
    assert [line["Title"] for line in download(superuser, state="not_started", language="pt")] == ["Un texte"]
    assert download(superuser, state="out_of_date") == []


def test_no_title_is_taken_for_a_formula(superuser, write, download, commit):
    with commit():
        for number, title in enumerate(("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")):
            write(title=title, slug=f"formula-{number}")
    titles = [line["Title"] for line in download(superuser, kind="home.standardpage")]
    assert len(titles) == 5
    assert all(title.startswith("'") for title in titles)


def test_as_a_workbook_too(superuser, write, commit):
    with commit():
        write(title="=1+1")
    response = superuser.get("translation_desk:index", data={"export": "xlsx", "kind": "home.standardpage"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    cell = sheet["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_headings_are_in_the_persons_language(hire, download):
    desk = hire("editor", "fr", language="fr")
    response = desk.get("translation_desk:index", data={"export": "csv"})
    headings = b"".join(response.streaming_content).decode().splitlines()[0].split(",")
    assert headings[:4] == ["Titre", "Type de texte", "Original", "Français\N{NO-BREAK SPACE}: État"]
