from django.conf import settings
from wagtail.models import Locale

from cms.languages.registry import get_place

from ..status.stale import annotate_stale


def get_locales() -> list[Locale]:
    """Return the site's languages in the order of the settings, each with `has_stale`: whether it has stale states."""
    codes = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    locales = annotate_stale(Locale.objects.filter(language_code__in=codes))
    return sorted(locales, key=lambda locale: get_place(locale.language_code))
