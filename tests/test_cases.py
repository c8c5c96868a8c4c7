"""On PostgreSQL, CI runs each test, and of its cases a third."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.once, pytest.mark.server]

ROOT = Path(__file__).resolve().parents[1]
MODULE = "tests/core/sanitizing/test_urls.py"


def collect(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *arguments, MODULE]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return [line for line in run.stdout.splitlines() if line.startswith("tests/")]


def list_functions(cases: list[str]) -> set[str]:
    return {case.partition("[")[0] for case in cases}


def test_a_third_of_the_cases_of_each_test_is_chosen_others_with_another_seed():
    everything = collect()
    chosen, others, again = (
        collect("-m", "not further_case", "--random-order", f"--random-order-seed={seed}") for seed in (1, 2, 1)
    )

    assert list_functions(everything) == list_functions(chosen) == list_functions(others)
    assert len(everything) / 3 <= len(chosen) < len(everything) / 2
    assert set(chosen) != set(others)
    assert chosen == again
