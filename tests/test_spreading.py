"""Tests of one module run in one process of pytest-xdist, and so do all tests that share slow fixtures.

Any order of the modules is good, also one after a module that commits.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.once, pytest.mark.server]

ROOT = Path(__file__).resolve().parents[1]
MODULES = ["tests/core/test_typesetting.py", "tests/core/sanitizing/test_urls.py", "tests/core/test_sorting.py"]
# The first commits and runs first, because it has most tests; the second uses another database; the third needs what
# the first has removed.
ONE_AFTER_THE_OTHER = [
    "tests/core/test_fragments.py",
    "tests/newsroom/test_roles.py::test_wagtails_own_groups_lose_their_rights_at_the_root",
    "tests/home/test_museumweek.py::test_the_first_year_has_none_before_and_the_last_none_after",
]


def run_pytest(*arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pytest", "-v", "--dist", "loadgroup", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("order", [[], ["--random-order"]], ids=["as they stand", "in a random order"])
def test_a_module_is_run_by_one_process(order):
    run = run_pytest("-n", "2", *order, *MODULES)

    ran = set(re.findall(r"^\[(gw\d)\].* (tests/\S+?)::", run.stdout, re.MULTILINE))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-2000:]
    assert sorted(module for _process, module in ran) == sorted(MODULES)
    assert len({process for process, _module in ran}) == 2


def test_after_a_module_that_commits_each_database_has_its_own_rows():
    run = run_pytest("-n", "1", *ONE_AFTER_THE_OTHER)

    ran = re.findall(r"^\[gw0\].* (tests/\S+?)::", run.stdout, re.MULTILINE)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-2000:]
    assert list(dict.fromkeys(ran)) == [test.partition("::")[0] for test in ONE_AFTER_THE_OTHER]
