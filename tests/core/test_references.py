"""The repository is complete: the files that it refers to exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = re.compile(r"DESIGN\.m[d]|DESIGN, (?:section|trap)s? \d|\.\./share[d]")
NOT_OURS = {"var", "staticfiles"}  # created by running the site
PAGE = re.compile(r"(?<![\w/.-])docs/[\w/-]+\.md")


def read_texts():
    """Yield the path and the text of every text file of the repository, without git."""
    for top in sorted(ROOT.iterdir()):
        if top.name in NOT_OURS or (top.is_dir() and top.name.startswith(".") and top.name != ".ci"):
            continue
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix != ".pyc":
                try:
                    yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue


def test_nothing_refers_to_a_file_outside_of_the_repository():
    assert [name for name, text in read_texts() if OUTSIDE.search(text)] == []


def test_each_page_of_the_docs_that_is_named_exists():
    missing = [(name, page) for name, text in read_texts() for page in PAGE.findall(text) if not (ROOT / page).exists()]
    assert missing == []
