"""A new page type needs no list edited: an app of its own, installed for this test, is found everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WALK = Path(__file__).with_name("walk.py")


@pytest.mark.once
def test_a_type_of_another_app_is_found_wherever_stories_are():
    arguments = ["-q", "-p", "no:randomly", "-o", "cache_dir=.pytest_cache/podcasts", "--ds=tests.podcasts.settings"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}

    run = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, str(WALK)],
        cwd=WALK.parents[2],
        env=environment | {"DJANGO_SETTINGS_MODULE": "tests.podcasts.settings"},
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
