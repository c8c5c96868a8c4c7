"""Summaries of licences in plain sentences (https://creativecommons.org/share-your-work/cclicenses/)."""

from django.utils.translation import gettext as _

from ..licences import Licence


def list_licence_summaries(code: str) -> list[str]:
    """Return what everybody may do with an image under a licence, as sentences in the active language.

    code: the code of the licence; an unknown one means that all rights are reserved.
    """
    if code == Licence.CC0:
        return [_("Its author has given up all rights: anybody may copy, change and use it, for whatever purpose.")]
    if code == Licence.PUBLIC_DOMAIN:
        return [_("It is free of copyright: anybody may copy, change and use it, for whatever purpose.")]
    if code not in Licence.values or code == Licence.PERMISSION:
        return [
            _("All rights are reserved: it is shown here with permission, which does not extend to others."),
            _("Ask its holder before you use it."),
        ]
    conditions = code.removeprefix("cc-").rpartition("-")[0].split("-")  # "by", "nc", "nd", "sa"
    may_be_changed, may_be_sold = "nd" not in conditions, "nc" not in conditions
    terms = [
        _("You may copy, share and change it.") if may_be_changed else _("You may copy and share it, but unchanged."),
        _("Commercial use is allowed.") if may_be_sold else _("Commercial use is not allowed."),
        _("Name its author and its licence, with a link to it, and say what you have changed.")
        if may_be_changed
        else _("Name its author and its licence, with a link to it."),
    ]
    if "sa" in conditions:
        terms.append(_("What you make from it must have the same licence."))
    return terms
