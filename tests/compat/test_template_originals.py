"""The templates of libraries that ours replace are still those that ours were copied from, or extend."""

from pathlib import Path

from tests.tools.template_originals import list_originals

KNOWN = Path(__file__).with_name("templates.txt")


def test_no_original_of_a_copied_template_has_changed():
    known = dict(line.split() for line in KNOWN.read_text().splitlines())
    found = dict(line.split() for line in list_originals())
    differing = sorted(name for name in known.keys() | found.keys() if known.get(name) != found.get(name))
    assert not differing, (
        f"The library's {', '.join(differing)} is new, gone or has changed. Compare it with ours of that name, take "
        "over what ours lacks, then run `python -m tests.tools.template_originals > tests/compat/templates.txt`."
    )


def test_the_list_knows_the_copies():
    assert "wagtailadmin/base.html" in KNOWN.read_text()
