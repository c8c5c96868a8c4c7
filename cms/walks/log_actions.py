"""The log entries of releases about outsiders' links to their walks. They name nobody: the log keeps what it has."""

from django.utils.translation import gettext_lazy as _

LINKED, UNLINKED = "walks.linked", "walks.unlinked"


def register_log_actions(actions) -> None:
    actions.register_action(LINKED, _("Give a link to the walk"), _("Gave an outsider a link to the walk"))
    actions.register_action(UNLINKED, _("Withdraw a link to the walk"), _("Withdrew a link to the walk"))
