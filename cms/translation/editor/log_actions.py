"""Log actions of an original that concern its translations."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from ..sync.sources import CHANGES_SENT, MINOR_EDIT


@hooks.register("register_log_actions")
def name_actions_on_originals(actions):
    @actions.register_action(MINOR_EDIT)
    class MinorEditFormatter(LogFormatter):
        label = _("Minor edit")

        def format_message(self, log_entry):
            if name := log_entry.data.get("ticked_by"):
                return gettext("Minor edit by %(name)s: the translations stay valid") % {"name": name}
            return gettext("Minor edit: the translations stay valid")

    @actions.register_action(CHANGES_SENT)
    class ChangesSentFormatter(LogFormatter):
        label = _("Send changes to the translators")

        def format_message(self, log_entry):
            count = log_entry.data["count"]
            text = ngettext(
                "%(count)d changed segment sent to the translators",
                "%(count)d changed segments sent to the translators",
                count,
            )
            return text % {"count": count}
