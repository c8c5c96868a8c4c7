"""The paths of the project, and the environment variables that the settings read."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"  # all files that the site writes, unless other paths are set

env = environ.Env()
