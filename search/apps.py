from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = pgettext_lazy("page", "Search")

    def ready(self):

        from . import signal_handlers

        signal_handlers.connect()
