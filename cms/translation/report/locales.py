from django.conf import settings
from django.db.models import Exists, OuterRef
from wagtail.models import Locale

from ..models import TextState


def get_locales() -> list[Locale]:
    """Return the site's languages in the order of the settings, each with `has_stale`: whether it has stale states."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    stale = TextState.objects.filter(locale=OuterRef("pk"), is_stale=True)
    locales = Locale.objects.filter(language_code__in=order).annotate(has_stale=Exists(stale))
    return sorted(locales, key=lambda locale: order.index(locale.language_code))
