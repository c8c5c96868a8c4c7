"""Our classes override the same methods of libraries as before, with the same parameters."""

from pathlib import Path

from tests.tools.overrides import list_overrides

KNOWN = Path(__file__).with_name("overrides.txt")


def test_each_method_that_is_overridden_is_as_it_was():
    """After an upgrade, check each line that differs: code that no longer overrides anything has no effect and guards
    nothing.

    Then write the list again: `python -m tests.tools.overrides > tests/compat/overrides.txt`.
    """
    known, found = set(KNOWN.read_text().splitlines()), set(list_overrides())
    gone, new = sorted(known - found), sorted(found - known)
    assert not gone, "Not overridden any more, or changed: " + "; ".join(gone) + f" (now: {'; '.join(new)})"
    assert not new, "Not in tests/compat/overrides.txt: " + "; ".join(new)
