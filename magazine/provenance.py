"""A short line in the byline about the share of a translation that came from machines or earlier translations."""

from django.utils.translation import gettext as _


def describe_provenance(provenance: dict) -> str:
    """Return a line for readers, in the active language; "" for a translation that was written entirely by hand.

    provenance: as `cms.translation.text.authorship.provenance` stores it with the page.
    """
    return "; ".join(filter(None, [_describe_machine(provenance), _describe_memory(provenance.get("memory", 0))]))


def _describe_machine(provenance: dict) -> str:
    share, reworded = provenance.get("machine", 0), provenance.get("reworded", 0)
    if not share:
        return ""
    if share == 100:
        line = _("First drafted by machine")
    else:
        line = _("%(percent)s%% first drafted by machine") % {"percent": share}
    if tools := ", ".join(provenance.get("tools", [])):
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
