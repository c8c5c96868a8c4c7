from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HealthConfig(AppConfig):
    name = "cms.health"
    label = "health"
    verbose_name = _("Health")

    def ready(self):
        from cms.background.signals import minute_passed

        from .faults import look_for_faults

        # The worker looks too, so that dead timers are reported.
        minute_passed.connect(look_for_faults, dispatch_uid="health.look_for_faults")
