from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "cms.releases"
    label = "releases"
    verbose_name = _("Releases")

    def ready(self):
        from cms.newsroom.moderation.approvals import register_hold
        from cms.newsroom.moderation.publication_checks import register_publication_checks

        from .gate import holding

        register_hold(holding.find_hold)
        register_publication_checks(holding)
