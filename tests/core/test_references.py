"""The repository is complete: the files that it refers to exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = re.compile(r"(?:DESIGN|HOUSE|FACTS|WORKBENCH)\.m[d]|DESIGN, (?:section|trap)s? \d|\.\./share[d]|/wor[k]/")
NOT_OURS = {".git", "var", "staticfiles"}  # created by git and by running the site
PAGE = re.compile(r"(?<![\w/.-])docs/[\w/-]+\.md")
LINK = re.compile(r"\]\(([\w./-]+\.md)(?:#[\w-]+)?\)")
EXAMPLE = "cms/languages/es.py"  # of README.md: a language to be added
FILE = re.compile(r"`((?:cms|home|magazine|exhibition|search|tests)/[\w/.-]+)`")


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


def test_the_index_of_the_docs_names_each_page():
    for index in (ROOT / "docs" / "README.md", ROOT / "docs" / "decisions" / "README.md"):
        pages = {page.name for page in index.parent.glob("*.md")} - {index.name}
        assert pages - set(LINK.findall(index.read_text())) == set()


def test_each_file_that_the_docs_name_exists():
    docs = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    named = [(page.name, file) for page in docs for file in FILE.findall(page.read_text())]
    assert len(named) > 100
    assert [(page, file) for page, file in named if not (ROOT / file).exists() and file != EXAMPLE] == []
