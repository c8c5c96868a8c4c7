from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "cms.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        from . import checks  # noqa: F401 (registers itself)
        from .access import endpoints, parent_forms
        from .admin.columns import name_columns
        from .admin.comparing import keep_paragraphs
        from .admin.four_eyes import keep_new_pages_of_own_words, keep_what_may_not_be_approved
        from .admin.histories import show_each_text
        from .admin.messages import say_what_was_answered
        from .admin.refusals import explain_refusals
        from .admin.stale_actions import handle_stale_actions
        from .moderation.publishing import judge_every_publication
        from .notifications import comments, voided
        from .signal_handlers import connect

        connect()
        judge_every_publication()
        endpoints.connect()
        parent_forms.connect()
        comments.connect()
        voided.connect()
        name_columns()
        keep_paragraphs()
        show_each_text()
        say_what_was_answered()
        keep_what_may_not_be_approved()
        keep_new_pages_of_own_words()
        explain_refusals()
        handle_stale_actions()
