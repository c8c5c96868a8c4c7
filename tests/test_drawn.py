"""On PostgreSQL, CI runs half of the tests of each file, and of their cases a third."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.once, pytest.mark.server]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "tests/core/sanitizing"


def collect(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *arguments, FOLDER]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return [line for line in run.stdout.splitlines() if line.startswith("tests/")]


def list_tests(cases: list[str]) -> set[str]:
    return {case.partition("[")[0] for case in cases}


def list_files(cases: list[str]) -> set[str]:
    return {case.partition("::")[0] for case in cases}


def test_a_part_of_each_file_is_drawn_another_with_another_seed():
    everything = collect()
    drawn, others, again = (
        collect("-m", "drawn", "--random-order", f"--random-order-seed={seed}") for seed in (1, 2, 1)
    )

    assert list_files(everything) == list_files(drawn) == list_files(others)
    number = len(list_tests(everything))
    assert number / 2 <= len(list_tests(drawn)) < number
    assert len(drawn) < len(everything) / 2
    assert set(drawn) != set(others)
    assert drawn == again
