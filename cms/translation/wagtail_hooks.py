from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from . import guards, log_actions  # noqa: F401 (their hooks register themselves)
from .counterparts import create_counterparts
from .synchronising import LOG_ACTION


@hooks.register("after_create_page")
def give_structural_pages_their_counterparts(request, page):
    create_counterparts(page, request.user)


@hooks.register("register_log_actions")
def name_our_log_actions(actions):
    @actions.register_action(LOG_ACTION)
    class SynchroniseFormatter(LogFormatter):
        label = _("Synchronise with the original")

        def format_message(self, log_entry):
            return gettext("Dates, pictures and other values were brought over from the original")
