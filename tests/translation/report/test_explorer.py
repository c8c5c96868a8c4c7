"""The page explorer and each page's side panel show the state of a text in each language."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

pytestmark = pytest.mark.django_db


def read_states(html):
    return [" ".join(item.get_text(" ").split()) for item in html.select(".text-states > li")]


def test_the_explorer_names_the_state_of_each_language(superuser, start, newsroom):
    start()
    html = BeautifulSoup(superuser.get("wagtailadmin_explore", newsroom["fr"].pk).content, "html.parser")
    line = next(line for line in html.select("tbody tr") if "Un texte" in line.get_text())
    assert read_states(line) == ["FR Français: Original", "PT Português: Not started", "EN English: No translation"]


@pytest.mark.searching
@pytest.mark.parametrize("address", ["?q=texte", "?ordering=title", "?ordering=ord", "?ordering=evil"])
def test_the_explorer_does_so_searched_and_sorted_too(address, superuser, start, newsroom):
    start()
    response = superuser.browser.get(reverse("wagtailadmin_explore", args=[newsroom["fr"].pk]) + address)
    assert read_states(BeautifulSoup(response.content, "html.parser"))


def test_the_trees_root_has_no_states(superuser, newsroom):
    assert superuser.get("wagtailadmin_explore_root").status_code == 200


def test_the_side_panel_of_a_page_and_of_its_translation_names_them(superuser, start, settings):
    settings.TRANSLATION_EDITOR = "localize"
    translation = start()
    for page in (translation.source.get_source_instance(), translation.get_target_instance()):
        html = BeautifulSoup(superuser.get("wagtailadmin_pages:edit", page.pk).content, "html.parser")
        assert read_states(html)[:3] == ["Français Original", "Português Not started", "English No translation"]


def test_the_workbench_shows_its_own_and_those_of_the_other_languages(superuser, start):
    html = BeautifulSoup(
        superuser.get("wagtailadmin_pages:edit", start().get_target_instance().pk).content, "html.parser"
    )
    assert html.select_one(".wb-header .text-state").get_text() == "Not started"
    assert read_states(html) == ["FR Français: Original", "EN English: No translation"]


def test_a_page_that_is_being_made_has_none(superuser, newsroom):
    response = superuser.get("wagtailadmin_pages:add", "home", "standardpage", newsroom["fr"].pk)
    assert response.status_code == 200
    assert not read_states(BeautifulSoup(response.content, "html.parser"))
