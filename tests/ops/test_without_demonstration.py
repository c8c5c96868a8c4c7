"""Production runs without the demonstration: its packages may be missing, and what they left behind does no harm."""

import os
import subprocess
import sys

import pytest

from tests.migrated import copy_migrated

from .conftest import PROJECT
from .environment import NEEDED, make_environment

pytestmark = [pytest.mark.long, pytest.mark.once, pytest.mark.server]  # it always has an SQLite database of its own

# manage.py in which no module of a package named `demo` can be imported.
WITHOUT_DEMO = """
import importlib.abc, sys
class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if "demo" in name.split("."):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", *sys.argv[1:]])
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production")
    variables = {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "STATIC_ROOT": f"{folder}/static",
        "JOINED_STYLES_ROOT": f"{folder}/styles",
        "MEDIA_ROOT": f"{folder}/media",
        "PAGE_VERSION_FILE": f"{folder}/page-version",
    }

    def run(*arguments, program=("-c", WITHOUT_DEMO), **more):
        return subprocess.run(
            [sys.executable, "-W", "ignore", *program, *arguments],
            cwd=PROJECT,
            env=make_environment(**NEEDED | variables | more),
            capture_output=True,
            text=True,
        )

    return run


def test_it_is_checked_migrated_filled_and_collected_without_the_packages(run):
    for command in (
        ["check"],
        ["migrate", "-v0"],
        ["bootstrap_site"],
        ["bootstrap_roles"],
        ["collectstatic", "--no-input", "-v0"],
        ["check_catalogues"],
    ):
        result = run(*command)
        assert result.returncode == 0, (command, result.stderr[-2000:])


@pytest.mark.parametrize("command", ["seed_demo", "serve_demo"])
def test_its_commands_are_unknown(run, command):
    result = run(command, program=["manage.py"])

    assert result.returncode != 0
    assert "Unknown command" in result.stderr


def test_a_database_that_held_the_demonstration_works_on(run, tmp_path, request, migrated):
    """Its table and its migration stay, and nothing uses them."""
    copy_migrated(request.config, tmp_path / "db.sqlite3")
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    demonstration = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings"}
    assert run("migrate", "-v0", program=["manage.py"], **database, **demonstration).returncode == 0

    for command in (["migrate", "-v0"], ["makemigrations", "--check"], ["rebuild_references_index"], ["check"]):
        result = run(*command, **database)
        assert result.returncode == 0, (command, result.stderr[-2000:])


def test_development_and_tests_have_it():
    for settings in ("cms.settings.dev", "cms.settings.test"):
        program = "import django; django.setup(); from django.apps import apps; print(apps.is_installed('cms.demo'))"
        result = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            cwd=PROJECT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": settings},
            capture_output=True,
            text=True,
        )
        assert result.stdout == "True\n", result.stderr
