from django.conf import settings
from wagtail.models import Locale


def get_locales() -> list[Locale]:
    """Return the site's languages, in the order of the settings."""
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return sorted(Locale.objects.filter(language_code__in=order), key=lambda locale: order.index(locale.language_code))
