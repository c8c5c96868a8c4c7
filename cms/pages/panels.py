"""Panels of the page editor."""

from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel


class MinorEditPanel(FieldPanel):
    """The checkbox "minor edit", shown only for originals that have translations."""

    class BoundPanel(FieldPanel.BoundPanel):
        @cached_property
        def _has_translations(self):
            from wagtail_localize.models import Translation

            page = self.instance
            of_text = {"source__object_id": page.translation_key, "source__locale": page.locale_id}
            return bool(page.pk) and Translation.objects.filter(**of_text, enabled=True).exists()

        def is_shown(self):
            return super().is_shown() and self._has_translations
