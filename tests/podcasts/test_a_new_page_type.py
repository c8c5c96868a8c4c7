"""A new page type needs no list edited: a separate app, installed for this test, is found everywhere."""

from pathlib import Path

import pytest

from tests.processes import run_tests


@pytest.mark.once
@pytest.mark.server
def test_a_type_of_another_app_is_found_wherever_stories_are(request, migrated):
    run_tests(Path(__file__).with_name("walk.py"), request.config)
