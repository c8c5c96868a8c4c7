from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

# Their hooks register themselves.
from . import buttons, editor_actions, guards, log_actions, panels  # noqa: F401
from .counterparts import create_counterparts
from .desk import hooks as desk_hooks  # noqa: F401
from .related import hooks as related_hooks  # noqa: F401
from .synchronising import LOG_ACTION
from .together import hooks as together_hooks  # noqa: F401


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
