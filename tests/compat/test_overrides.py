"""What our classes override of libraries is what it was, with the parameters that it had."""

from pathlib import Path

from tests.tools.overrides import list_overrides

KNOWN = Path(__file__).with_name("overrides.txt")


def test_each_method_that_is_overridden_is_as_it_was():
    """After an upgrade: look at each line that differs. What is not overridden any more does, or guards, nothing.

    Then write the list anew: `python -m tests.tools.overrides > tests/compat/overrides.txt`.
    """
    known, found = set(KNOWN.read_text().splitlines()), set(list_overrides())
    gone, new = sorted(known - found), sorted(found - known)
    assert not gone, "Not overridden any more, or changed: " + "; ".join(gone) + f" (now: {'; '.join(new)})"
    assert not new, "Not in tests/compat/overrides.txt: " + "; ".join(new)
