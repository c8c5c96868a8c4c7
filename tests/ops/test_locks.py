"""requirements.txt and requirements-dev.txt are locks with hashes; their .in files give the reasons."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(settings.BASE_DIR)
SOURCES = ("requirements.in", "requirements-dev.in")
LOCKS = ("requirements.txt", "requirements-dev.txt")
# An upper-case name of a licence, or a family of licences, somewhere in the reason's brackets.
REASON = re.compile(r"\S.*\(.*[A-Z].*\)$")


def lines_of(name: str) -> list[tuple[Requirement, str]]:
    """Return the requirements that a source names, each with the comment on its line."""
    found = []
    for line in (ROOT / name).read_text().splitlines():
        wanted, _, reason = line.partition("#")
        if wanted.strip() and not wanted.startswith("-"):
            found.append((Requirement(wanted.strip()), reason.strip()))
    return found


def pins_of(name: str) -> list[tuple[Requirement, list[str]]]:
    """Return the pins of a lock, each with its hashes."""
    text = re.sub(r"\\\n", " ", (ROOT / name).read_text())
    found = []
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            wanted, *hashes = re.split(r"\s--hash=", line)
            found.append((Requirement(wanted.strip()), [each.strip() for each in hashes]))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_has_one_version_and_its_hashes(lock):
    pins = pins_of(lock)
    assert len(pins) > 50
    for pin, hashes in pins:
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), f"{lock}: {pin} names no single version"
        assert hashes, f"{lock}: {pin} has no hash"
        for each in hashes:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", each), f"{lock}: {pin}: {each}"


@pytest.mark.parametrize(
    ("source", "lock"),
    [
        ("requirements.in", "requirements.txt"),
        ("requirements.in", "requirements-dev.txt"),
        ("requirements-dev.in", "requirements-dev.txt"),
    ],
)
def test_each_line_of_a_source_is_in_the_lock_with_the_same_version(source, lock):
    locked = {canonicalize_name(pin.name): pin for pin, _hashes in pins_of(lock)}
    for wanted, _reason in lines_of(source):
        pin = locked.get(canonicalize_name(wanted.name))
        assert pin is not None, f"{wanted} is not in {lock}: run `make lock`"
        assert wanted.specifier.contains(str(pin.specifier)[2:]), f"{source}: {wanted}, {lock}: {pin}: run `make lock`"


def test_both_locks_agree_on_what_the_site_needs():
    development = {(str(pin), *hashes) for pin, hashes in pins_of("requirements-dev.txt")}
    for pin, hashes in pins_of("requirements.txt"):
        assert (str(pin), *hashes) in development, f"{pin}: run `make lock`"


@pytest.mark.parametrize("source", SOURCES)
def test_each_line_of_a_source_is_pinned_and_says_why_and_under_which_licence(source):
    for wanted, reason in lines_of(source):
        assert REASON.search(reason), f"{source}: {wanted} has no reason or licence"
        assert re.fullmatch(r"(==|!=)[^*,]+", str(wanted.specifier)), f"{source}: {wanted} is not pinned"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_machine(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?:|file:|index-url|find-links|\s/\w", text)


def test_only_locked_files_are_installed():
    makefile = (ROOT / "Makefile").read_text()
    for lock in LOCKS:
        assert f"--require-hashes -r {lock}" in makefile
        assert not re.search(rf"(?<!--require-hashes )-r {re.escape(lock)}", makefile)
