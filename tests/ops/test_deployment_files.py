"""docs/deploy/: the programs that read the files check those that an administrator copies."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cms.background.timers import TIMERS
from cms.serving.files.media import PUBLIC_FOLDERS

from .proxies import find_program

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))


def test_systemd_accepts_the_units(tmp_path):
    systemd_analyze = find_program("systemd-analyze")
    for unit in UNITS:
        text = unit.read_text().replace("/srv/museumweek/site/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text)
    result = subprocess.run(
        [systemd_analyze, "verify", "--man=no", *(tmp_path / unit.name for unit in UNITS)],
        capture_output=True,
        text=True,
    )
    ours = [line for line in result.stderr.splitlines() if "museumweek" in line]
    assert ours == []
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("script", sorted(DEPLOY.glob("*.sh")), ids=lambda script: script.name)
def test_bash_accepts_the_scripts(script):
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert script.stat().st_mode & 0o111


def test_the_guide_names_every_file_and_every_variable():
    guide = (DEPLOY.parent / "deploy.md").read_text()
    for file in DEPLOY.iterdir():
        assert file.name in guide
    production = (Path(__file__).parents[2] / "cms" / "settings" / "production.py").read_text()
    for name in re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z0-9_]+)\"", production):
        assert f"`{name}`" in guide, name


def test_each_timer_has_its_units_and_nothing_else_has():
    """The commands of a timer are written in one place; a service only names its timer."""
    assert {path.stem for path in DEPLOY.glob("*.timer")} == {f"museumweek-{timer.name}" for timer in TIMERS}
    for timer in TIMERS:
        service = (DEPLOY / f"museumweek-{timer.name}.service").read_text()
        started = re.findall(r"^ExecStart=(.*)$", service, re.MULTILINE)
        wanted = f"/srv/museumweek/site/.venv/bin/python manage.py run_timer {timer.name}"
        assert started == [wanted if timer.commands else "/bin/bash docs/deploy/backup.sh /var/backups/museumweek"]


def test_the_guide_starts_every_timer():
    guide = (DEPLOY.parent / "deploy.md").read_text()
    names = ",".join(timer.name for timer in TIMERS)
    assert guide.count(f"museumweek-{{{names}}}.timer") == 2


def test_the_bucket_s_policy_lets_everybody_read_the_folders_of_pictures_alone():
    (statement,) = json.loads((DEPLOY / "bucket-policy.json").read_text())["Statement"]
    assert (statement["Effect"], statement["Action"]) == ("Allow", "s3:GetObject")
    assert statement["Resource"] == [f"arn:aws:s3:::museumweek/{folder}/*" for folder in PUBLIC_FOLDERS]
