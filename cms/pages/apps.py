from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"

    def ready(self):
        from cms.newsroom.moderation.publication_checks import register_publication_checks

        from . import completeness

        register_publication_checks(completeness)
