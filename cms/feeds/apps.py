import re

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedsConfig(AppConfig):
    name = "cms.feeds"
    label = "feeds"
    verbose_name = _("Feeds")

    def ready(self):
        from cms.redirects.following import register_file
        from cms.serving.cache.affected import register_affected

        from .affected import find_feeds_of
        from .channels import FILE_NAMES, has_feed
        from .episode_files import FILE_NAMES as EPISODE_FILES
        from .episode_files import has_files

        register_affected(find_feeds_of)
        register_file(f"(?:{'|'.join(map(re.escape, FILE_NAMES))})", has_feed)
        register_file(f"(?:{EPISODE_FILES})", has_files)
