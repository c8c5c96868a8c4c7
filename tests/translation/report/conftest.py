import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.translation.models import TextState, TranslationJob


@pytest.fixture(scope="session")
def look():
    """Open the translation report as a user, with filters in the URL; return the titles of its rows, in order."""

    def look(desk, **asked):
        response = desk.get("translation_desk:index", data=asked)
        assert response.status_code == 200
        return [row.title for row in response.context["object_list"]]

    return look


@pytest.fixture(scope="session")
def find_cell():
    """Return the cell of a text in a language (by its column's number) from the table that a user sees."""

    def find_cell(desk, title, code, **asked):
        html = desk.get("translation_desk:index", data=asked).content
        for line in BeautifulSoup(html, "html.parser").select("table.desk tbody tr"):
            if line.select_one(".desk-text [id]").get_text(strip=True) == title:
                return line.select(".desk-language")[["fr", "pt", "en"].index(code)]
        raise AssertionError(f"no row {title}")

    return find_cell


@pytest.fixture(scope="session")
def share_out():
    def share_out(translation, assignee=None, due_date=None):
        return TranslationJob.objects.create(translation=translation, assignee=assignee, due_date=due_date)

    return share_out


@pytest.fixture(scope="session")
def do():
    """Send the form of a bulk action on some texts, by their titles."""

    def do(desk, action, *titles, query="", **data):
        rows = TextState.objects.filter(is_source=True, title__in=titles)
        address = reverse("wagtail_bulk_action", args=["translation", "textstate", action])
        query = query or "&".join(f"id={row.pk}" for row in rows)
        return desk.browser.post(f"{address}?{query}&next={reverse('translation_desk:index')}", data)

    return do
