"""How it is said what of a translation a machine drafted, or came from earlier ones: one short line of the byline."""

from django.utils.translation import gettext as _


def describe_shares(shares: dict) -> str:
    """Return a line for readers, in the active language; "" for a translation that was wholly written by hand.

    shares: as `cms.translation.text.shares` has stored them with the page.
    """
    return "; ".join(filter(None, [_describe_machine(shares), _describe_memory(shares.get("memory", 0))]))


def _describe_machine(shares: dict) -> str:
    share, reworded = shares.get("machine", 0), shares.get("reworded", 0)
    if not share:
        return ""
    if share == 100:
        line = _("First drafted by machine")
    else:
        line = _("%(percent)s%% first drafted by machine") % {"percent": share}
    if tools := ", ".join(shares.get("tools", [])):
        line = f"{line} ({tools})"
    if reworded == 100:
        return _("%(draft)s, all of it reworded by hand") % {"draft": line}
    if reworded:
        return _("%(draft)s, %(percent)s%% of it reworded by hand") % {"draft": line, "percent": reworded}
    return line


def _describe_memory(share: int) -> str:
    if share == 100:
        return _("Taken from earlier translations")
    return _("%(percent)s%% taken from earlier translations") % {"percent": share} if share else ""
