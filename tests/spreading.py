"""Assign tests to the processes of pytest-xdist: those of one group run one after the other in the same process.

A module is a group, because its tests share their scenes. All tests that share slow fixtures are one group too.

This is the purpose of `--dist loadgroup`, but pytest-xdist 3.8 does not group anything with pytest 9.2: it writes the
group into an attribute that pytest no longer reads. Therefore each process writes the groups of the tests that it
collects into a file, and the scheduler here reads it. `test_spreading.py` fails if tests are not grouped.

The longest groups come first, so that at the end no process works alone on one of them. pytest-xdist takes the number
of tests for that, but a test that starts a server takes as long as many others, and one that is marked `long` longer
than most groups.
"""

import json
import tempfile
from functools import cached_property
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

# Slow fixtures: the fixture, and the name of the group of all tests that request it.
SHARED = {"seeded_database": "the seeded database", "database_url": "the small site of the servers"}

# How many of the other tests take as long as one that starts servers (20 s).
SERVER = 60
LONG = 600  # one that takes minutes


def get_group(item) -> str:
    return next((group for name, group in SHARED.items() if name in item.fixturenames), item.module.__name__)


def get_weight(item) -> int:
    if item.get_closest_marker("long"):
        return LONG
    return SERVER if item.get_closest_marker("server") else 1


def write_groups(config, items) -> None:
    """Write the group and the weight of each collected test, by its id, where the scheduler looks for them."""
    if folder := getattr(config, "workerinput", {}).get("groups"):
        unfinished = Path(folder) / config.workerinput["workerid"]
        unfinished.write_text(json.dumps({item.nodeid: (get_group(item), get_weight(item)) for item in items}))
        unfinished.replace(Path(folder) / "groups.json")  # each process collects the same tests


class GroupScheduling(LoadScopeScheduling):
    """Distributes whole groups."""

    def __init__(self, config, log, folder: str):
        super().__init__(config, log)
        self.folder = folder

    @cached_property
    def groups(self) -> dict[str, tuple[str, int]]:
        return json.loads((Path(self.folder) / "groups.json").read_text())

    def _split_scope(self, nodeid: str) -> str:
        return self.groups[nodeid][0]

    def _assign_work_unit(self, node) -> None:
        """Assign the group that takes longest."""
        self.workqueue.move_to_end(max(self.workqueue, key=self.weigh), last=False)
        super()._assign_work_unit(node)

    def weigh(self, group: str) -> int:
        return sum(self.groups[nodeid][1] for nodeid in self.workqueue[group])


class Spreading:
    """The hooks of the process that distributes the tests; registered only if pytest-xdist is installed and used."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="museumweek-groups-")

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node):
        node.workerinput["groups"] = self.folder.name

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config, log):
        return GroupScheduling(config, log, self.folder.name)


def pytest_configure(config):
    if config.getoption("dist", default="no") == "loadgroup":
        config.pluginmanager.register(Spreading(), "spreading")
