from django.conf import settings
from wagtail.models import Locale

from ..status.stale import annotate_stale


def get_locales() -> list[Locale]:
    """Return the site's languages in the order of the settings, each with `has_stale`: whether it has stale states."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    locales = annotate_stale(Locale.objects.filter(language_code__in=order))
    return sorted(locales, key=lambda locale: order.index(locale.language_code))
