"""Run tests in a separate process, because their settings differ."""

import os
import subprocess
import sys
from pathlib import Path

from tests.migrated import copy_cache


def run_tests(walk: Path, config) -> None:
    """Run the tests of a file with the settings beside it; fail with their output.

    Their migrated database starts from that of this run (config: pytest's), with a cache of its own.
    """
    folder = walk.parent.name
    copy_cache(config, walk.parents[2] / ".pytest_cache" / folder)
    module = f"tests.{folder}.settings"
    arguments = ["-q", "-p", "no:randomly", "-o", f"cache_dir=.pytest_cache/{folder}", f"--ds={module}"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, str(walk)],
        cwd=walk.parents[2],
        env=environment | {"DJANGO_SETTINGS_MODULE": module},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
