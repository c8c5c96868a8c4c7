from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    name = "cms.serving"
    label = "serving"
    verbose_name = _("Serving")

    def ready(self):
        from wagtail.models import Site

        from cms.compat.script_nonces import add_nonce_to_choosers

        from . import signal_handlers  # noqa: F401 - connects them
        from .pages.routing import forget_site

        for signal in (post_save, post_delete):
            signal.connect(forget_site, sender=Site)
        add_nonce_to_choosers()
        post_migrate.connect(note_ends, sender=self)


def note_ends(**kwargs) -> None:
    """Record the existing expiry times at each deployment, for the page cache."""
    from .cache.current import move_version, plan_ends

    plan_ends()
    move_version()
