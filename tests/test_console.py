"""The process that forks for what tests run on a site (`console.py`): each time as if it were a new one."""

import os
import subprocess

import pytest

from .console import Console

pytestmark = pytest.mark.server


@pytest.fixture
def console():
    console = Console(os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.dev"})
    yield console
    console.end()


def test_each_is_a_process_of_its_own_that_has_the_site(console):
    keep = "import os; from django.conf import settings; settings.KEPT = 1; print(os.getpid())"
    one, other = console.run(keep), console.run(keep)
    assert one != other
    assert console.run("from django.conf import settings; print(hasattr(settings, 'KEPT'))") == "False\n"
    assert console.run("from home.models import HomePage; print(HomePage.__name__)") == "HomePage\n"


def test_commands_print_and_errors_are_told(console):
    assert "usage" in console.manage("check", "--help")
    with pytest.raises(subprocess.CalledProcessError) as error:
        console.manage("check", "--tag", "unknown")
    assert "unknown" in error.value.stderr
    with pytest.raises(subprocess.CalledProcessError) as error:
        console.run("print('before'); 1 / 0")
    assert error.value.stdout == "before\n"
    assert "ZeroDivisionError" in error.value.stderr
    assert console.run("print('after')") == "after\n"


def test_a_site_that_cannot_be_loaded_is_told():
    console = Console(os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.unknown"})
    with pytest.raises(AssertionError, match="cannot be loaded"):
        console.run("print(1)")
    console.end()
