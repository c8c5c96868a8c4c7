"""The repository explains itself: what it refers to stands in it."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = re.compile(r"DESIGN\.m[d]|DESIGN, (?:section|trap)s? \d|\.\./share[d]")
PAGE = re.compile(r"(?<![\w/.-])docs/[\w/-]+\.md")


def read_texts():
    """Yield the path and the text of every file of the repository that is text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_nothing_refers_to_a_file_outside_of_the_repository():
    assert [name for name, text in read_texts() if OUTSIDE.search(text)] == []


def test_each_page_of_the_docs_that_is_named_exists():
    missing = [(name, page) for name, text in read_texts() for page in PAGE.findall(text) if not (ROOT / page).exists()]
    assert missing == []
