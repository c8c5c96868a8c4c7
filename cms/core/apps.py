from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Publishing core")

    def ready(self):
        from django.db.models import SlugField
        from wagtail.admin.forms.models import register_form_field_override

        from cms.compat import early_words

        from .editing import date_inputs, ordering, spreadsheets
        from .editing.slugs import SlugInput
        from .sanitizing import requests

        date_inputs.follow_languages()
        date_inputs.keep_what_is_typed()
        date_inputs.refuse_the_end_of_time()
        early_words.translate_names_of_models()
        early_words.translate_names_in_the_database()
        early_words.translate_choosers()
        early_words.ask_for_the_name_in_ones_language()
        early_words.set_titles_as_their_language_does()
        register_form_field_override(SlugField, override={"widget": SlugInput})
        ordering.connect()
        spreadsheets.connect()
        requests.connect()
