from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self):
        from django.core.checks import register

        from cms.authorship.sources import register_source
        from cms.compat.internals import refuse_to_start_without
        from cms.newsroom.moderation.publication_checks import register_before_revision, register_publication_checks

        from . import compat, signal_handlers
        from .checks import checks, losses
        from .machines.configuration import check_machines
        from .memory import marking, marking_pictures
        from .notifications import notices
        from .po import exchange
        from .related import following
        from .review import corrections, remarks
        from .status import alignment, tracking
        from .sync import present_words, privacy
        from .text import freeing, origin_labels, slugs
        from .text.authorship import authors
        from .version_actions import privacy as privacy_of_versions
        from .workbench import opening
        from .workflow import approvals, moderation, submitting

        refuse_to_start_without()
        compat.keep_scripts_in_their_segments()
        alignment.connect()
        approvals.connect()
        checks.connect()
        corrections.connect()
        following.connect()
        losses.connect()
        marking.connect()
        marking_pictures.connect()
        notices.connect()
        origin_labels.connect()
        exchange.connect()
        present_words.connect()
        privacy.connect()
        privacy_of_versions.connect()
        remarks.connect()
        signal_handlers.connect()
        slugs.connect()
        submitting.connect()
        opening.connect()
        tracking.connect()
        register_publication_checks(moderation)
        register_before_revision(freeing.prepare_revision)
        register_source(authors)
        register(check_machines)
