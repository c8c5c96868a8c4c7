"""Describe the changes of a proposal for display, each with its difference."""

from dataclasses import dataclass

from wagtail.admin.compare import diff_text

from ..models import Proposal
from .values import FOCUS, label_value, read_value, show_value
from .workflow import find_outdated, get_language


@dataclass(frozen=True)
class Change:
    """A change of one field, for display."""

    name: str
    label: str
    before: str
    after: str
    now: str  # the current value, if it has changed since the proposal
    difference: str  # before and after combined, as HTML

    @property
    def is_file(self) -> bool:
        return self.name == "file"


def describe_changes(proposal: Proposal) -> list[Change]:
    """Return the changes of a proposal in the order of the form. The target must exist."""
    target, language = proposal.target, get_language(proposal)
    outdated = find_outdated(proposal)
    order = [*getattr(target, "admin_form_fields", ()), *proposal.changes]
    found = []
    for name in sorted(proposal.changes, key=order.index):
        if name in FOCUS[1:] and FOCUS[0] in proposal.changes:
            continue  # one line for the four numbers of the focal point
        change = proposal.changes[name]
        before, after = (show_value(target, name, change[side]) for side in ("from", "to"))
        now = show_value(target, name, read_value(target, name, language)) if name in outdated else ""
        found.append(
            Change(name, label_value(target, name, language), before, after, now, diff_text(before, after).to_html())
        )
    return found
