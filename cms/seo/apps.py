from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscoveryConfig(AppConfig):
    """Metadata for search engines and social media: URLs, languages, descriptions, the sitemap."""

    name = "cms.seo"
    label = "discovery"
    verbose_name = _("Search engines")
