"""Listings of a section's or topic's stories: their descriptions, and their URLs in other languages."""

from django.conf import settings
from django.utils.translation import gettext

from cms.core.content.visibility import shown, visible
from cms.core.navigation.languages import LanguageLink

from .urls import get_listing_path


def describe_listing(item) -> str:
    """Return a sentence about the listing of a section or topic without a description."""
    phrases = {
        "section": gettext("The stories of MuseumWeek Magazine in the section “%(name)s”."),
        "topic": gettext("The stories of MuseumWeek Magazine on the topic “%(name)s”."),
    }
    return phrases[item._meta.model_name] % {"name": item.name}


def get_listing_languages(index, item, request) -> list[LanguageLink]:
    """Return the language switcher of a section's or topic's page: the same section in the other languages."""
    indexes = {
        page.locale_id: page
        for page in visible(type(index).objects.filter(translation_key=index.translation_key)).select_related("locale")
    }
    links = []
    versions = shown(type(item).objects.filter(translation_key=item.translation_key))
    by_code = {version.locale.language_code: version for version in versions.select_related("locale")}
    for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
        version = by_code.get(code)
        if version and (page := indexes.get(version.locale_id)):
            links.append(
                LanguageLink(
                    code=code,
                    name=name,
                    url=page.get_url(request) + get_listing_path(version, code),
                    is_current=version.pk == item.pk,
                    is_exact=True,
                    target_title=version.name,
                    explanation="",
                )
            )
    return links
