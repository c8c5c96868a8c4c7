import json

import pytest
from bs4 import BeautifulSoup

from tests.scenes import scene


@pytest.fixture(autouse=True)
def _workbench(settings):
    settings.TRANSLATION_EDITOR = "workbench"


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


@pytest.fixture(scope="session")
def open_workbench():
    """Open a translation at somebody's desk; return the page, and what its script is given."""

    def open_workbench(desk, translation):
        answer = desk.get("wagtailadmin_pages:edit", translation.get_target_instance().pk)
        assert answer.status_code == 200
        soup = BeautifulSoup(answer.content, "html.parser")
        return soup, json.loads(soup.select_one("#workbench-data").string)

    return open_workbench
