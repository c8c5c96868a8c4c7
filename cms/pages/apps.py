from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"

    def ready(self):
        from cms.newsroom.moderation.rules import register_rules

        from . import completeness

        register_rules(completeness)
