"""Tests of one module run in one process of pytest-xdist, and so do all tests that share slow fixtures."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.once, pytest.mark.server]

ROOT = Path(__file__).resolve().parents[1]
MODULES = ["tests/core/test_typesetting.py", "tests/core/sanitizing/test_urls.py", "tests/core/test_sorting.py"]


@pytest.mark.parametrize("order", [[], ["--random-order"]], ids=["as they stand", "in a random order"])
def test_a_module_is_run_by_one_process(order):
    command = [sys.executable, "-m", "pytest", "-v", "-n", "2", "--dist", "loadgroup", *order, *MODULES]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}

    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)

    ran = set(re.findall(r"^\[(gw\d)\].* (tests/\S+?)::", run.stdout, re.MULTILINE))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-2000:]
    assert sorted(module for _process, module in ran) == sorted(MODULES)
    assert len({process for process, _module in ran}) == 2
