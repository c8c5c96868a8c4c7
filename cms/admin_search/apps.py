from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class FindingConfig(AppConfig):
    name = "cms.admin_search"
    label = "finding"
    verbose_name = _("Finding in the newsroom")

    def ready(self):
        from taggit.models import TaggedItem

        from .signal_handlers import fill_when_empty, find_by_its_tags, find_by_new_names

        post_migrate.connect(fill_when_empty, sender=self, dispatch_uid="finding_fill_when_empty")
        for signal in (post_save, post_delete):
            signal.connect(find_by_its_tags, sender=TaggedItem, dispatch_uid="finding_tags")
        for signal in (post_save, pre_delete):
            signal.connect(find_by_new_names, dispatch_uid="finding_new_names")
