from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self):
        from cms.authorship.sources import register_source
        from cms.newsroom.rules import register_before_revision, register_rules

        from . import aligning, moderation, notices, origins, privacy, signals, submitting, tracking
        from .related import following
        from .text import authors, checks, freeing, losses, slugs
        from .text.po import exchange

        aligning.connect()
        checks.connect()
        following.connect()
        losses.connect()
        notices.connect()
        origins.connect()
        exchange.connect()
        privacy.connect()
        signals.connect()
        slugs.connect()
        submitting.connect()
        tracking.connect()
        register_rules(moderation)
        register_before_revision(freeing.prepare_revision)
        register_source(authors)
