from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

# Imported because their hooks register themselves.
from . import guards  # noqa: F401
from .dashboard import panels  # noqa: F401
from .editor import actions as editor_actions  # noqa: F401
from .editor import buttons, log_actions  # noqa: F401
from .related import hooks as related_hooks  # noqa: F401
from .report import hooks as report_hooks  # noqa: F401
from .review import hooks as review_hooks  # noqa: F401
from .sync.counterparts import create_counterparts
from .sync.synchronising import LOG_ACTION
from .termbase import hooks as termbase_hooks  # noqa: F401
from .version_actions import hooks as version_hooks  # noqa: F401
from .workbench import hooks as workbench_hooks  # noqa: F401


@hooks.register("after_create_page")
def give_structural_pages_their_counterparts(request, page):
    create_counterparts(page, request.user)


@hooks.register("register_log_actions")
def name_our_log_actions(actions):
    @actions.register_action(LOG_ACTION)
    class SynchroniseFormatter(LogFormatter):
        label = _("Synchronise with the original")

        def format_message(self, log_entry):
            return gettext("Dates, pictures and other values were copied from the original")
