"""A language is complete with a profile, a catalogue and a line of settings: Spanish, added for this test."""

from pathlib import Path

import pytest

from tests.processes import run_tests


@pytest.mark.once
def test_a_fourth_language_is_complete_with_a_profile_a_catalogue_and_a_line(request, migrated):
    run_tests(Path(__file__).with_name("walk.py"), request.config)
