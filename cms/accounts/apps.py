from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Signing in and out, and passwords: django-allauth in the newsroom's look and languages."""

    name = "cms.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from cms.compat.allauth import keep_limits_in

        from . import checks, signal_handlers  # noqa: F401 (they register themselves)
        from .personal_data.finding import Copies, register_copies
        from .second_step import signal_handlers as second_step_handlers  # noqa: F401 (likewise)

        keep_limits_in("limits")
        register_copies(Copies("accounts.Event", match=("name", "by"), erased={}))
