from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignOffConfig(AppConfig):
    name = "cms.signoff"
    label = "signoff"
    verbose_name = _("Sign-offs")

    def ready(self):
        from cms.accounts.personal_data.finding import Copies, register_copies
        from cms.checklist.registry import register_line

        from . import following
        from .admin.side_panel import add_side_panels
        from .line import SignOffLine

        register_line(SignOffLine())
        following.connect()
        add_side_panels()
        register_copies(Copies("signoff.SignOff", match=("email",), erased={"name": "", "email": "erased@invalid"}))
